"""A time zone as a calendar file describes it: each change of clocks, with the offset before and after."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

_HOUR = timedelta(hours=1)


def described(zone: tzinfo, first: int, last: int) -> tuple[str, list[str]]:
    """Return the name of a zone, and its lines in a calendar file.

    Args:
        zone: a zone with a name, such as Europe/Berlin.
        first: first year.
        last: last year.
    """
    name = str(getattr(zone, "key", "") or zone.tzname(None) or "Local").replace(":", "")
    at = datetime(first, 1, 1, tzinfo=UTC)
    lines = _observance(at.astimezone(zone).replace(tzinfo=None), _offset(zone, at), _offset(zone, at), is_summer=False)
    end = datetime(last + 1, 1, 1, tzinfo=UTC)
    while at < end:
        following = at + timedelta(days=1)
        if _offset(zone, following) != _offset(zone, at):
            changed = _change(zone, at, following)
            before = _offset(zone, changed - _HOUR)
            begins = (changed + before).replace(tzinfo=None)
            after = _offset(zone, changed)
            lines += _observance(begins, before, after, is_summer=bool(changed.astimezone(zone).dst()))
        at = following
    return name, ["BEGIN:VTIMEZONE", f"TZID:{name}", *lines, "END:VTIMEZONE"]


def _offset(zone: tzinfo, moment: datetime) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _change(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """Return the moment at which the offset changes, to the minute."""
    while after - before > timedelta(minutes=1):
        middle = before + timedelta(minutes=(after - before) // timedelta(minutes=2))
        if _offset(zone, middle) == _offset(zone, before):
            before = middle
        else:
            after = middle
    return after


def _observance(begins: datetime, before: timedelta, after: timedelta, *, is_summer: bool) -> list[str]:
    """Return one stretch of time with the same offset.

    Args:
        begins: when it begins, on the clocks as they were before.
        before: the offset before.
        after: the offset from then on.
        is_summer: whether it is summer time.
    """
    sort = "DAYLIGHT" if is_summer else "STANDARD"
    return [
        f"BEGIN:{sort}",
        f"DTSTART:{begins:%Y%m%dT%H%M%S}",
        f"TZOFFSETFROM:{_signed(before)}",
        f"TZOFFSETTO:{_signed(after)}",
        f"END:{sort}",
    ]


def _signed(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"
