"""How Voila is set: our template and our kernels, and nothing of what a page could ask it to do otherwise."""

from __future__ import annotations

import zmq
from traitlets.config import Config

from .front_end import WIDGET_LIBRARIES
from .kernels import ABANDONED_AFTER, ExerciseKernels, OwnInterpreter


def voila_settings() -> Config:
    """Return the settings."""
    return Config(
        VoilaConfiguration={
            "template": "salestrain",
            "allow_template_override": "NO",
            "allow_theme_override": "NO",
            "extension_allowlist": WIDGET_LIBRARIES,
            "kernel_spec_manager_class": OwnInterpreter,
            "multi_kernel_manager_class": ExerciseKernels,
            "show_tracebacks": False,
        },
        ExerciseKernels={
            "cull_idle_timeout": ABANDONED_AFTER,
            "cull_interval": 60,
            # Nobody else on this machine may read what a page and its kernel exchange.
            "transport_encryption": "auto" if zmq.has("curve") else "disabled",
        },
        IdentityProvider={"cookie_options": {"samesite": "Lax"}},
        # A restarted kernel would not know the page any more, so none is restarted: the page says so at once.
        KernelRestarter={"restart_limit": 0, "time_to_dead": 1.0},
    )
