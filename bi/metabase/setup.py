#!/usr/bin/env python3
"""Points a Metabase at the warehouse and creates the questions and the dashboard of dashboard.json.

Run again, it changes what is there instead of adding copies. Python's standard library is enough.
"""
import http.client
import json
import os
import pathlib
import sys
import urllib.error
import urllib.request

DATABASE = "MultiMarket"


class SetupError(Exception):
    """What went wrong and what to do, for a person."""


def setting(name, default=None):
    value = os.environ.get(name) or default
    if value is None:
        raise SetupError(f"{name} is not set; give it in the environment or in .env.")
    return value


class Metabase:
    """Metabase's HTTP API, as far as it is needed here."""

    def __init__(self, url):
        self._url = url.rstrip("/")
        self._session = None

    def call(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json"}
        if self._session:
            headers["X-Metabase-Session"] = self._session
        try:
            request = urllib.request.Request(f"{self._url}/api/{path}", data, headers, method=method)
            with urllib.request.urlopen(request, timeout=120) as response:
                answer = response.read()
        except urllib.error.HTTPError as refused:
            reason = refused.read().decode(errors="replace")[:500]
            raise SetupError(f"Metabase refused {method} /api/{path} with {refused.code}: {reason}") from refused
        except (OSError, http.client.HTTPException, ValueError) as unreachable:
            reason = getattr(unreachable, "reason", None) or unreachable
            raise SetupError(f"No Metabase answers at {self._url}: {reason}. Give its address in METABASE_URL.") from unreachable
        try:
            return json.loads(answer) if answer else None
        except ValueError as strange:
            raise SetupError(f"What answers at {self._url} is no Metabase. Give its address in METABASE_URL.") from strange

    def log_in(self, email, password):
        """Creates the first account on a fresh Metabase; logs in to the others."""
        properties = self.call("GET", "session/properties")
        token = properties.get("setup-token")
        if token and not properties.get("has-user-setup"):
            self._session = self.call("POST", "setup", {
                "token": token,
                "user": {"email": email, "password": password, "first_name": "MultiMarket", "last_name": "BI", "site_name": DATABASE},
                "prefs": {"site_name": DATABASE, "site_locale": "fr", "allow_tracking": False},
            })["id"]
        else:
            self._session = self.call("POST", "session", {"username": email, "password": password})["id"]


def items(answer):
    """A listing, which some versions wrap."""
    return answer["data"] if isinstance(answer, dict) else answer


def named(listing, name):
    return next((item["id"] for item in items(listing) if item["name"] == name and not item.get("archived")), None)


def ensure(metabase, kind, name, body):
    """Creates the thing, or brings the one of that name up to date; returns its id."""
    found = named(metabase.call("GET", kind), name)
    if found is None:
        return metabase.call("POST", kind, body)["id"]
    metabase.call("PUT", f"{kind}/{found}", body)
    return found


def ensure_database(metabase):
    database = ensure(metabase, "database", DATABASE, {
        "name": DATABASE,
        "engine": "mongo",
        "details": {
            "use-conn-uri": False,
            "host": setting("MONGO_HOST", "127.0.0.1"),
            "port": int(setting("MONGO_PORT", "27017")),
            "dbname": setting("MONGO_DATABASE", "multi_market"),
            "user": os.environ.get("MONGO_USER"),
            "pass": os.environ.get("MONGO_PASSWORD"),
            "authdb": "admin",
            "ssl": False,
        },
    })
    metabase.call("POST", f"database/{database}/sync_schema", {})
    return database


def ensure_question(metabase, database, question):
    return ensure(metabase, "card", question["name"], {
        "name": question["name"],
        "description": question["description"],
        "display": question["display"],
        "visualization_settings": question["settings"],
        "dataset_query": {
            "database": database,
            "type": "native",
            "native": {"collection": question["collection"], "query": json.dumps(question["pipeline"]), "template-tags": {}},
        },
    })


def ensure_dashboard(metabase, content, cards):
    dashboard = ensure(metabase, "dashboard", content["name"], {"name": content["name"], "description": content["description"]})
    # New cards bear negative ids; those that are not listed are taken off, so that a second run leaves one of each.
    metabase.call("PUT", f"dashboard/{dashboard}", {"dashcards": [
        {"id": -1 - place, "card_id": card, "parameter_mappings": [], "visualization_settings": {}, "series": [], **question["place"]}
        for place, (card, question) in enumerate(zip(cards, content["questions"]))
    ]})
    return dashboard


def main():
    content = json.loads(pathlib.Path(__file__).with_name("dashboard.json").read_text(encoding="utf-8"))
    url = setting("METABASE_URL", "http://127.0.0.1:3000")
    metabase = Metabase(url)
    metabase.log_in(setting("METABASE_EMAIL"), setting("METABASE_PASSWORD"))
    database = ensure_database(metabase)
    cards = [ensure_question(metabase, database, question) for question in content["questions"]]
    dashboard = ensure_dashboard(metabase, content, cards)
    print(f"Dashboard ready: {url.rstrip('/')}/dashboard/{dashboard} ({len(cards)} questions)")


if __name__ == "__main__":
    try:
        main()
    except SetupError as error:
        sys.exit(str(error))
