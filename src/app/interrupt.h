#pragma once

namespace nandu {

/// While it lives, Ctrl+C and a polite request to end (SIGINT, SIGTERM) ask instead of ending the
/// program, so that long work can clear away what is half done. One at a time.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    bool asked() const;
};

}  // namespace nandu
