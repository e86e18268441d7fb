"""An exercise in one file (`.salestrain`) to hand on, the way back, and what colleagues remark on its parts."""

from .contents import ENDING, Pack, PackRefused
from .opening import installed, opened
from .packing import packed
from .remarks import REMARKS, Remark, merged, remark_on, remarks_in

__all__ = [
    "ENDING",
    "REMARKS",
    "Pack",
    "PackRefused",
    "Remark",
    "installed",
    "merged",
    "opened",
    "packed",
    "remark_on",
    "remarks_in",
]
