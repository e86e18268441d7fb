"""What whoever runs the room can ask it: whether it is well, and how much it does. Nothing here is about a person."""

from __future__ import annotations

from concurrent.futures import Executor

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from tornado.ioloop import IOLoop
from tornado.web import RequestHandler

from .desk import CannotOpen, Desk
from .full import Queue


class Figures:
    """The room's figures in the form of Prometheus."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.lines = Gauge("salestrain_lines", "Pages that are connected now", registry=self.registry)
        self.seats = Gauge("salestrain_seats", "Pages that are kept now", registry=self.registry)
        self.waiting = Gauge("salestrain_waiting", "Pages that wait for a place now", registry=self.registry)
        self.limit = Gauge("salestrain_limit", "Pages that the room holds at once", registry=self.registry)
        self.ended = Counter(
            "salestrain_lines_ended", "Lines that were ended for what they sent", ["code"], registry=self.registry
        )
        self.seconds = Histogram(
            "salestrain_answer_seconds",
            "Time from a page's message to its answer",
            buckets=(0.01, 0.03, 0.1, 0.3, 1, 3, 10),
            registry=self.registry,
        )


class Health(RequestHandler):
    """Says whether learners can practise: 200, or 503 with the reason."""

    def initialize(self, desk: Desk, threads: Executor) -> None:
        """Accept the arguments of the route from Tornado."""
        self._desk, self._threads = desk, threads

    async def get(self) -> None:
        """Answer as soon as the store has answered."""
        self.set_header("Cache-Control", "no-store")
        try:
            await IOLoop.current().run_in_executor(self._threads, self._desk.check)
        except CannotOpen as reason:
            self.set_status(503)
            self.finish({"well": False, "reason": str(reason)})
        else:
            self.finish({"well": True})


class Metrics(RequestHandler):
    """Sends the figures."""

    def initialize(self, figures: Figures, queue: Queue) -> None:
        """Accept the arguments of the route from Tornado."""
        self._figures, self._queue = figures, queue

    def get(self) -> None:
        """Send the figures as text."""
        self._figures.seats.set(len(self._queue.kept()))
        self._figures.waiting.set(self._queue.waiting())
        self._figures.limit.set(self._queue.limits.pages)
        self.set_header("Content-Type", CONTENT_TYPE_LATEST)
        self.set_header("Cache-Control", "no-store")
        self.finish(generate_latest(self._figures.registry))
