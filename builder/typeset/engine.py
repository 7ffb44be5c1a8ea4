"""Load ReportLab as it was shipped, before anybody else imports it: nobody's settings have a say in what is printed.

Left alone, it runs ``~/.reportlab_settings``, ``~/.reportlab_mods`` and any ``reportlab_settings.py`` on the search
path, heeds every variable ``RL_…`` (``RL_trustedHosts=*`` opens the network) and walks through the system's fonts.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

_SETTINGS = ("reportlab_mods", "reportlab_settings")
_PREFIX = "RL_"
_DATE = "SOURCE_DATE_EPOCH"


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Empty modules stand in for settings; variables and folders of fonts are out of sight."""
    before = {name: sys.modules.get(name) for name in _SETTINGS}
    variables = {name: os.environ.pop(name) for name in list(os.environ) if name.startswith(_PREFIX)}
    walk: Any = os.walk
    sys.modules.update({name: ModuleType(name) for name in _SETTINGS})
    os.walk = lambda *_, **__: iter(())
    try:
        yield
    finally:
        os.walk = walk
        os.environ.update(variables)
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


with _undisturbed():
    from reportlab import rl_config


@contextmanager
def undated() -> Iterator[None]:
    """Keep ``SOURCE_DATE_EPOCH`` out of sight: ReportLab and fontTools stop at a value that is no date they know.

    Dates in PDFs are those of the content.
    """
    value = os.environ.pop(_DATE, None)
    try:
        yield
    finally:
        if value is not None:
            os.environ[_DATE] = value


rl_config.useA85 = 0
rl_config.toColorCanUse = None
rl_config.trustedHosts = []
rl_config.trustedSchemes = []
