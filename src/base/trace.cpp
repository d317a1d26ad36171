#include "base/trace.h"

#include <fmt/format.h>

namespace nandu {

std::string Trace::chrome_json() const {
    std::string json = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[";
    for (std::size_t i = 0; i < spans_.size(); ++i) {
        const Span& span = spans_[i];
        json += fmt::format(
            "{}\n{{\"name\":\"{}\",\"ph\":\"X\",\"ts\":{},\"dur\":{},\"pid\":1,\"tid\":1}}",
            i == 0 ? "" : ",", span.name, span.begin_us, span.end_us - span.begin_us);
    }
    return json + "\n]}\n";
}

TraceSpan::TraceSpan(Trace* trace, const char* name, void (*settle)())
    : trace_(trace), settle_(settle) {
    if (trace_ != nullptr) {
        index_ = trace_->spans_.size();
        const std::int64_t now = trace_->now_us_();
        trace_->spans_.push_back({name, now, now});
    }
}

TraceSpan::~TraceSpan() {
    if (trace_ != nullptr) {
        if (settle_ != nullptr) {
            settle_();
        }
        trace_->spans_[index_].end_us = trace_->now_us_();
    }
}

}  // namespace nandu
