"""Whatever is asked in the terms of the OpenAPI description, the desk answers in one shape and never breaks."""

import pytest
from desks import HOME, OURS, made
from hypothesis import HealthCheck, given, settings

import parley

schemathesis = pytest.importorskip("schemathesis")

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]


def test_nothing_that_can_be_asked_breaks_the_desk(demo, tmp_path):
    from demo import copied
    from desks import inside

    with parley.open_record(copied(demo, tmp_path)) as record:
        app = made(record)
        app.state.desk.jobs.start = lambda *_: pytest.skip("reading is tested elsewhere")
        cookies = "; ".join(f"{name}={value}" for name, value in inside(app).cookies.items())
        headers = OURS | {"cookie": cookies, "host": "127.0.0.1:8321", "accept": "*/*"}
        schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=headers)
        operations = [found.ok() for found in schema.get_all_operations()]
        assert len(operations) > 30
        for operation in operations:
            if operation.path != "/coverage":
                ask(operation, headers)


def ask(operation, headers):
    @given(case=operation.as_strategy())
    @settings(max_examples=25, database=None, suppress_health_check=list(HealthCheck))
    def asked(case):
        answer = case.call(headers=headers, base_url=HOME)
        assert answer.status_code < 500, operation.label
        if answer.status_code >= 400:
            assert set(answer.json()["error"]) == {"status", "what", "next_step"}, operation.label

    asked()
