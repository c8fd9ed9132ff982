"""A web process that only answers pages stays small: heavy libraries are loaded by who needs them."""

import json

HEAVY = ["ibis", "sqlglot", "duckdb", "docx", "docxtpl", "lxml", "pyarrow", "pandas", "numpy", "playwright"]
CEILING_MEGABYTES = 150
ONE_ANSWER = f"""
import json, sys
from wsgiref.util import setup_testing_defaults
from socai.config.wsgi import application
from django.conf import settings
from django.shortcuts import resolve_url

answer = {{}}
request = {{"PATH_INFO": resolve_url(settings.LOGIN_URL), "HTTP_HOST": "127.0.0.1"}}
setup_testing_defaults(request)
body = b"".join(application(request, lambda status, headers: answer.update(status=status)))
resident = next(line for line in open("/proc/self/status") if line.startswith("VmRSS:"))
loaded = [name for name in {HEAVY!r} if name in sys.modules]
print(json.dumps({{**answer, "megabytes": int(resident.split()[1]) / 1024, "loaded": loaded}}))
"""


def test_a_web_process_that_answered_the_sign_in_page_is_small_and_loaded_nothing_heavy(fresh_database):
    done = fresh_database.python(ONE_ANSWER)

    assert done.returncode == 0, done.stderr
    answer = json.loads(done.stdout)
    assert (answer["status"], answer["loaded"]) == ("200 OK", [])
    assert answer["megabytes"] <= CEILING_MEGABYTES
