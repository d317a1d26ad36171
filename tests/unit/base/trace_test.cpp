#include "base/trace.h"

#include <gtest/gtest.h>

namespace nandu {
namespace {

TEST(Trace, SpansLieInsideEachOtherAndSettleBeforeTheyEnd) {
    static std::int64_t now = 0;
    Trace trace([] { return now; });
    {
        const TraceSpan outer(&trace, "outer");
        now = 10;
        {
            const TraceSpan inner(&trace, "inner", [] { now += 5; });
            now = 20;
        }
        now = 40;
    }
    ASSERT_EQ(trace.spans().size(), 2U);
    EXPECT_EQ(trace.spans()[0].begin_us, 0);
    EXPECT_EQ(trace.spans()[0].end_us, 40);
    EXPECT_EQ(trace.spans()[1].begin_us, 10);
    EXPECT_EQ(trace.spans()[1].end_us, 25);
    EXPECT_NE(trace.chrome_json().find(
                  R"({"name":"inner","ph":"X","ts":10,"dur":15,"pid":1,"tid":1})"),
              std::string::npos);
}

TEST(Trace, NobodyListeningCostsNoClock) {
    const TraceSpan span(nullptr, "unheard", [] { FAIL(); });
}

}  // namespace
}  // namespace nandu
