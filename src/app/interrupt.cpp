#include "app/interrupt.h"

#include <csignal>

namespace nandu {
namespace {

volatile std::sig_atomic_t interrupt_asked = 0;

extern "C" void note_interrupt(int) {
    interrupt_asked = 1;
}

}  // namespace

Interrupt::Interrupt() {
    interrupt_asked = 0;
    std::signal(SIGINT, note_interrupt);
    std::signal(SIGTERM, note_interrupt);
}

Interrupt::~Interrupt() {
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool Interrupt::asked() const {
    return interrupt_asked != 0;
}

}  // namespace nandu
