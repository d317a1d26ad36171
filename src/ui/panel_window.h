#pragma once

#include "ui/paint.h"

namespace nandu {

/// A frameless area of the screen that takes the pointer away from what lies under it. What is
/// drawn through `paint` may reach beyond it; what is clicked may not.
class PanelWindow {
public:
    /// Opened later, it lies over those opened before. One that `appears` fades in over 160 ms,
    /// coming up by 8 px, when it was not there in the frame before.
    enum class Entry { AtOnce, Appears };
    PanelWindow(const Paint& paint, const char* name, ImVec2 a, ImVec2 b,
                Entry entry = Entry::AtOnce);
    ~PanelWindow();
    PanelWindow(const PanelWindow&) = delete;
    PanelWindow& operator=(const PanelWindow&) = delete;

    Paint paint;

private:
    float progress_ = 1.0F;  ///< 0: just opened, 1: wholly there.
};

/// A part of a panel whose content may be longer than it is high. Content is drawn from `top()`
/// downward between construction and `finish`.
class ScrollArea {
public:
    ScrollArea(const Paint& paint, const char* name, ImVec2 a, ImVec2 b);
    float top() const { return a_.y - offset_; }
    /// Brings the control into sight when the keyboard has just come to it.
    void follow(const Paint::Press& press, const char* id, float y0, float y1);
    /// Brings a part of the content into sight.
    void reveal(float y0, float y1);
    /// Lets the keyboard's page and arrow keys scroll this area.
    void take_steps();
    void finish(float content_bottom);

private:
    const Paint& paint_;
    std::string name_;
    ImVec2 a_, b_;
    float offset_ = 0.0F;
};

}  // namespace nandu
