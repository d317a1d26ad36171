#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace nandu {

/// Where time went, as spans that lie inside each other. Whoever owns the clock makes one and
/// hands out pointers; null means that nobody wants to know.
class Trace {
public:
    /// `now_us` tells microseconds since any fixed moment.
    explicit Trace(std::function<std::int64_t()> now_us) : now_us_(std::move(now_us)) {}

    /// The document that chrome://tracing and Perfetto open.
    std::string chrome_json() const;

    struct Span {
        const char* name;  ///< A literal.
        std::int64_t begin_us = 0, end_us = 0;
    };
    const std::vector<Span>& spans() const { return spans_; }

private:
    friend class TraceSpan;
    std::function<std::int64_t()> now_us_;
    std::vector<Span> spans_;
};

/// One span of a trace, from here to the end of the block.
class [[nodiscard]] TraceSpan {
public:
    /// `name` must be a literal. `settle` runs before the clock is read at the end: a graphics card
    /// works behind the program's back and must be waited for.
    TraceSpan(Trace* trace, const char* name, void (*settle)() = nullptr);
    ~TraceSpan();
    TraceSpan(const TraceSpan&) = delete;
    TraceSpan& operator=(const TraceSpan&) = delete;

private:
    Trace* trace_;
    std::size_t index_ = 0;
    void (*settle_)();
};

}  // namespace nandu
