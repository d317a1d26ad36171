#pragma once

#include <epoxy/egl.h>

#include <cstdlib>

namespace nandu {

/// An OpenGL 3.3 core context without a window, in software. One for the whole test program.
class GlContext {
public:
    /// False where the machine has no EGL: tests are skipped then.
    static bool is_there() {
        static const GlContext context;
        return context.made_;
    }

private:
    GlContext() {
        setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
        EGLDisplay display =
            eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr);
        if (display == EGL_NO_DISPLAY || eglInitialize(display, nullptr, nullptr) == EGL_FALSE) {
            return;
        }
        eglBindAPI(EGL_OPENGL_API);
        const EGLint config_wish[] = {EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_SURFACE_TYPE, 0,
                                      EGL_NONE};
        EGLConfig config = nullptr;
        EGLint count = 0;
        eglChooseConfig(display, config_wish, &config, 1, &count);
        const EGLint context_wish[] = {EGL_CONTEXT_MAJOR_VERSION,
                                       3,
                                       EGL_CONTEXT_MINOR_VERSION,
                                       3,
                                       EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                       EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                       EGL_NONE};
        EGLContext context = eglCreateContext(display, config, EGL_NO_CONTEXT, context_wish);
        made_ = context != EGL_NO_CONTEXT &&
                eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, context) == EGL_TRUE;
    }
    bool made_ = false;
};

}  // namespace nandu

#define NANDU_NEEDS_GL()                             \
    if (!nandu::GlContext::is_there()) {             \
        GTEST_SKIP() << "no OpenGL on this machine"; \
    }
