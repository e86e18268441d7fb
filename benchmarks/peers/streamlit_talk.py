"""One box and a buyer who answers, in Streamlit."""

import streamlit as st

st.title("Riverside")
log = st.session_state.setdefault("log", ["Good morning. What can I do for you?"])
said = st.text_input("What do you say?")
if said and said != st.session_state.get("said"):
    st.session_state["said"] = said
    log += [said, f"You ask about {said}. Their drivers know our dock."]
for line in log:
    st.write(line)
