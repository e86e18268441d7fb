"""What stands in deploy/ is what Kubernetes and the image take, and its parts fit together."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
MANIFESTS = list(yaml.safe_load_all((DEPLOY / "kubernetes/salestrain.yaml").read_text(encoding="utf-8")))
VALUES = yaml.safe_load((DEPLOY / "kubernetes/values.yaml").read_text(encoding="utf-8"))
OLDEST, NEWEST = "1.31", "1.37"


def of_kind(kind: str) -> dict[str, Any]:
    [found] = [manifest for manifest in MANIFESTS if manifest["kind"] == kind]
    return found


POD = of_kind("Deployment")["spec"]["template"]
CONTAINER = POD["spec"]["containers"][0]
SETTINGS = {one["name"]: one.get("value", "") for one in CONTAINER["env"]}


@pytest.mark.parametrize("version", [OLDEST, NEWEST])
@pytest.mark.parametrize("kind", [manifest["kind"] for manifest in MANIFESTS])
def test_kubernetes_knows_every_field(kind: str, version: str) -> None:
    if "CI" not in os.environ:
        pytest.importorskip("kubernetes_validate", reason="the schemas of Kubernetes are in the package of this name")
    import kubernetes_validate

    faults = []
    try:
        kubernetes_validate.validate(of_kind(kind), version, strict=True)
    except kubernetes_validate.ValidationError as fault:
        faults.append(str(fault))
    assert [] == faults


def test_a_field_that_kubernetes_does_not_know_would_be_noticed() -> None:
    kubernetes_validate = pytest.importorskip("kubernetes_validate", reason="the package is not installed")
    wrong = {**of_kind("Service"), "spec": {**of_kind("Service")["spec"], "replica": 2}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, NEWEST, strict=True)


def test_everything_means_the_same_pods() -> None:
    labels = {"app": "salestrain"}
    selectors = [
        of_kind("Deployment")["spec"]["selector"]["matchLabels"],
        of_kind("Service")["spec"]["selector"],
        of_kind("PodDisruptionBudget")["spec"]["selector"]["matchLabels"],
        of_kind("NetworkPolicy")["spec"]["podSelector"]["matchLabels"],
    ]
    assert [labels] * 4 == selectors
    assert labels.items() <= POD["metadata"]["labels"].items()
    assert "salestrain" == of_kind("HorizontalPodAutoscaler")["spec"]["scaleTargetRef"]["name"]


def test_the_hub_finds_the_service_by_its_name_and_port() -> None:
    service = of_kind("Service")
    port = service["spec"]["ports"][0]["port"]
    assert f"http://{service['metadata']['name']}:{port}" == VALUES["hub"]["services"]["salestrain"]["url"]
    assert str(port) in CONTAINER["args"]


def test_the_room_hears_all_that_it_asks_of_a_hub() -> None:
    from salestrain.serving.hub import SETTINGS as ASKED

    assert set(ASKED) <= set(SETTINGS)
    assert "service-salestrain" == SETTINGS["JUPYTERHUB_CLIENT_ID"]
    assert VALUES["hub"]["config"]["JupyterHub"]["default_url"] == SETTINGS["JUPYTERHUB_SERVICE_PREFIX"]


def test_no_probe_asks_the_store_for_a_database_that_is_away_is_no_reason_to_restart() -> None:
    probes = [CONTAINER[f"{name}Probe"]["httpGet"]["path"] for name in ("startup", "readiness", "liveness")]
    assert [f"{SETTINGS['JUPYTERHUB_SERVICE_PREFIX']}metrics"] * 3 == probes


def test_one_server_may_go_and_another_is_there() -> None:
    autoscaler = of_kind("HorizontalPodAutoscaler")["spec"]
    assert autoscaler["minReplicas"] > of_kind("PodDisruptionBudget")["spec"]["maxUnavailable"]
    assert "replicas" not in of_kind("Deployment")["spec"]


def test_no_secret_stands_in_a_file() -> None:
    secret = {one["name"] for one in CONTAINER["env"] if "secretKeyRef" in one.get("valueFrom", {})}
    assert {"SALESTRAIN_STORE", "JUPYTERHUB_API_TOKEN"} == secret
    assert "apiToken" not in VALUES["hub"]["services"]["salestrain"]


def test_the_image_has_what_the_room_runs_on_and_what_tests_need_is_left_out() -> None:
    text = (DEPLOY.parent / "environment.yml").read_text(encoding="utf-8")
    mark = re.search(r"sed '/(.+?)/,\$d'", (DEPLOY / "Dockerfile").read_text(encoding="utf-8"))
    assert mark is not None
    installed = yaml.safe_load(text[: text.index(mark[1])])["dependencies"]
    names = {re.split(r"[<>=]", line)[0] for line in installed}
    assert {"voila", "psycopg", "sqlalchemy", "pip"} <= names
    assert not {"pytest", "playwright-python", "ruff"} & names


def test_binder_installs_the_same_and_names_its_visitor() -> None:
    binder = DEPLOY.parent / ".binder"
    assert (DEPLOY.parent / "environment.yml").read_bytes() == (binder / "environment.yml").read_bytes()
    assert "SALESTRAIN_LEARNER" in (binder / "start").read_text(encoding="utf-8")
