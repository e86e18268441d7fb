"""One box and a buyer who answers, in Solara."""

import solara


@solara.component
def Page() -> None:  # noqa: N802 -- the name that Solara looks for
    """Draw the talk."""
    log, set_log = solara.use_state(["Good morning. What can I do for you?"])

    def say(said: str) -> None:
        set_log([*log, said, f"You ask about {said}. Their drivers know our dock."])

    solara.Title("Riverside")
    solara.InputText("What do you say?", on_value=say)
    for line in log:
        solara.Text(line)
