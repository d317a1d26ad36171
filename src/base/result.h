#pragma once

#include <tl/expected.hpp>

#include "base/problem.h"

namespace nandu {

/// A value, or the one problem that kept us from it. Wrong input is an ordinary answer here, so
/// the type says so. Becomes std::expected with C++23.
template <class T>
using Result = tl::expected<T, Problem>;

/// The same where several problems are collected before giving up.
template <class T>
using ResultOrProblems = tl::expected<T, Problems>;

using Failure = tl::unexpected<Problem>;

}  // namespace nandu
