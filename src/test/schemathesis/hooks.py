"""What the schema cannot say: which folders exist, which uploads there are, and what is only refused in words."""

import os
import random

import schemathesis

FOLDER = os.environ["SOURCE_FOLDER"]
IN_WORDS_ONLY = ("source_folder", "pattern", "exclude[", "cursor")
ids = []


@schemathesis.hook
def before_call(context, case, kwargs):
    body = case.body
    if isinstance(body, dict) and str(body.get("source_folder", "")).startswith("/") and random.random() < 0.9:
        body["source_folder"] = FOLDER
    if ids and case.path_parameters and random.random() < 0.5:
        case.path_parameters["id"] = random.choice(ids)


@schemathesis.hook
def after_call(context, case, response):
    if response.status_code == 201:
        ids.append(response.json()["upload_id"])


@schemathesis.check
def refuses_what_the_schema_allows_only_in_words(context, response, case):
    if response.status_code != 400 or not (case.meta and case.meta.generation.mode.is_positive):
        return
    for error in response.json().get("errors", [{"field": "?", "message": response.text}]):
        unsaid = (
            error["field"].startswith(IN_WORDS_ONLY)
            or "bytes" in error["message"]
            or (error["field"] == "tags" and not all(map(one_line, case.body["tags"].items())))
        )
        assert unsaid, f"allowed by the schema, but {error['field']} {error['message']}"


def one_line(tag):
    """The generator takes every white space for the separators that \\p{Z} means."""
    return not any(ord(char) < 32 or char == "\x85" for text in tag for char in text or "")
