"""One server: JupyterHub with the room as its service. Learners sign in at the hub and are who they are there.

    pip install "salestrain[postgres]" jupyterhub && npm install --global configurable-http-proxy
    export SALESTRAIN_STORE=postgresql://salestrain:PASSWORD@localhost/salestrain SALESTRAIN_HOSTS=school.example
    jupyterhub --config deploy/jupyterhub/jupyterhub_config.py

README.md beside this file says what each part is for.
"""

import os
import sys
from pathlib import Path

c = get_config()  # noqa: F821 -- JupyterHub gives it to this file

PORT = int(os.environ.get("SALESTRAIN_PORT", "8866"))
"""The room listens here, on this machine only; people come to it through the hub's proxy."""

c.JupyterHub.services = [
    {
        "name": "salestrain",
        "url": f"http://127.0.0.1:{PORT}",
        "command": [str(Path(sys.executable).with_name("salestrain")), "serve", "--hub", "--port", str(PORT)],
        "oauth_no_confirm": True,  # one click less: it is the same house
        "environment": {
            "SALESTRAIN_STORE": os.environ["SALESTRAIN_STORE"],
            # The name that people type, and the proxy that passes it on.
            "SALESTRAIN_HOSTS": os.environ.get("SALESTRAIN_HOSTS", ""),
            "SALESTRAIN_PROXIES": "127.0.0.1",
        },
    }
]
# Everybody whom the hub lets in may practise.
c.JupyterHub.load_roles = [{"name": "user", "scopes": ["self", "access:services!service=salestrain"]}]
# After signing in, people are in the room. A JupyterLab of their own is at /hub/home.
c.JupyterHub.default_url = "/services/salestrain/"
# Whoever has an account on this machine. For others see the hub's list of authenticators.
c.Authenticator.allow_all = True
