"""Measures Sito and its rivals in one interleaved run and writes docs/performance.md.

Called by scripts/bench, which installs what is needed. Times are CPU times of the process: the
machine may be busy. Before anything is timed the answers are compared.
"""

import argparse
import os
import pathlib
import platform
import random
import statistics
import subprocess
import sys
import tempfile
import time

import comments

ROOT = comments.ROOT
HERE = pathlib.Path(__file__).resolve().parent
COLD = "start, nothing kept"
# What part of the input is read by a program that takes minutes for the whole.
PART = 8
LIST_SIZES = (2500, 5000, 10000, 15000, 20000)


def run(command, cache=None):
    """CPU seconds and peak memory in MB of a command, with its lists kept in a folder of its own if one is given.

    Its output goes into a file: grep stops at the first hit when nobody would read the rest. The
    numbers come from `time`, whose own memory is small; a child of this program inherits its peak.
    """
    with tempfile.NamedTemporaryFile() as output, tempfile.NamedTemporaryFile("r") as report:
        timed = ["/usr/bin/time", "-q", "-f", "%U %S %M", "-o", report.name, *command]
        own = os.environ | ({"XDG_CACHE_HOME": cache} if cache else {})
        status = subprocess.run(timed, stdout=output, stderr=subprocess.DEVNULL, env=own).returncode
        if status > 1:
            sys.exit(f"bench: {command[0]} ended with {status}")
        user, system, kilobytes = report.read().split()
    return float(user) + float(system), int(kilobytes) / 1024


def capture(command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def word_pack(folder, words):
    """A rule pack that looks for plain words anywhere within words, and for nothing else."""
    (folder / "rules").mkdir(parents=True, exist_ok=True)
    (folder / "wordlists").mkdir(exist_ok=True)
    (folder / "rules/policy.yaml").write_text("categories: {rude: {review: 0.5, reason: слово}}\n")
    (folder / "rules/words.yaml").write_text(
        "rules:\n- {id: w, title: слово, category: rude, weight: 1.0, stage: live, "
        f"when: {{list: words}}, hit: [{words[0]}], miss: [эх]}}\n"
    )
    (folder / "wordlists/words.txt").write_text(
        "@readings plain\n" + "".join(f"*{word}*\n" for word in words)
    )
    return ["--rules", str(folder / "rules"), "--wordlists", str(folder / "wordlists")]


def check_answers(sito, words_file, pack, file):
    """Sito with a pack of the same words finds what the script finds, and little more."""
    ids = lambda output: {line.split(b'"id":"')[1].split(b'"')[0] for line in output.splitlines()}
    script = ids(capture([sys.executable, str(HERE / "script.py"), str(words_file), str(file)]))
    own = ids(capture([sito, "filter", "--quiet", "--only", "review,remove", *pack, str(file)]))
    missed, more = script - own, own - script
    if missed or len(more) > max(5, len(script) // 20):
        sys.exit(f"bench: the answers differ: {len(missed)} missed, {len(more)} more")
    rg = capture(["rg", "-c", "-F", "-f", str(words_file), str(file)])
    grep = capture(["grep", "-c", "-F", "-f", str(words_file), str(file)])
    if rg.split() != grep.split():
        sys.exit("bench: rg and grep count different lines")
    return len(script), len(more)


def bars(rows, path):
    """A plot of megabytes a second."""
    most = max(rate for _, rate in rows)
    width = lambda rate: max(1, 270 * rate / most)
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="620" height="{30 * len(rows) + 20}" '
        'font-family="sans-serif" font-size="13">'
    ]
    for index, (name, rate) in enumerate(rows):
        y = 10 + 30 * index
        colour = "#2563a8" if name.startswith("sito") else "#9aa4ae"
        lines.append(
            f'<text x="250" y="{y + 15}" text-anchor="end">{name}</text>'
            f'<rect x="258" y="{y}" width="{width(rate):.0f}" height="20" fill="{colour}"/>'
            f'<text x="{264 + width(rate):.0f}" y="{y + 15}">{rate:.1f} MB/s</text>'
        )
    path.write_text("\n".join(lines) + "\n</svg>\n", encoding="utf-8")


def curve(points, path):
    """A plot of the CPU microseconds a comment over the length of a list."""
    width, height, most = 520, 260, max(cost for _, cost in points) * 1.2
    x = lambda size: 70 + (width - 100) * size / points[-1][0]
    y = lambda cost: height - 40 - (height - 70) * cost / most
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        'font-family="sans-serif" font-size="13">',
        f'<path d="M70 30V{height - 40}H{width - 20}" fill="none" stroke="#9aa4ae"/>',
        '<polyline fill="none" stroke="#2563a8" stroke-width="2" points="'
        + " ".join(f"{x(size):.0f},{y(cost):.0f}" for size, cost in points)
        + '"/>',
        '<text x="70" y="20">CPU, microseconds a comment</text>',
        f'<text x="{width - 20}" y="{height - 6}" text-anchor="end">words in the list</text>',
    ]
    for size, cost in points:
        lines.append(
            f'<circle cx="{x(size):.0f}" cy="{y(cost):.0f}" r="3" fill="#2563a8"/>'
            f'<text x="{x(size):.0f}" y="{y(cost) - 10:.0f}" text-anchor="middle">{cost:.1f}</text>'
            f'<text x="{x(size):.0f}" y="{height - 24}" text-anchor="middle">{size:,}</text>'
        )
    path.write_text("\n".join(lines) + "\n</svg>\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sito", required=True)
    parser.add_argument("--work", required=True, type=pathlib.Path)
    parser.add_argument("--size", type=int, default=300, help="MB of input")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--long", type=int, default=0, help="GB to read in one run, besides")
    options = parser.parse_args()
    work, sito = options.work, options.sito
    work.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SITO_HOME", str(ROOT))
    os.environ["LC_ALL"] = "C.UTF-8"

    quotes, bad = comments.quotes(), comments.bad_words()
    file, half, first = work / "comments.ndjson", work / "half.ndjson", work / "first.ndjson"
    part = work / "part.ndjson"
    make = lambda rng: comments.text(rng, quotes, bad)
    count = comments.write(file, options.size << 20, make)
    half_count = comments.write(half, options.size << 19, make)
    comments.write(first, 1, make)
    part_count = comments.write(part, count // PART, make)
    rng = random.Random(2)
    rare = comments.rare_words(quotes, rng)
    lists = {size: bad[:size] + rare[: size - len(bad)] for size in LIST_SIZES}
    packs = {}
    for size, words in lists.items():
        (work / f"words{size}.txt").write_text("".join(word + "\n" for word in words))
        packs[size] = word_pack(work / f"pack{size}", words)
    found, more = check_answers(sito, work / "words5000.txt", packs[5000], half)

    plain = [sito, "filter", "--quiet", "--threads", "1"]
    words5 = str(work / "words5000.txt")
    contest = {
        "sito, real pack": [*plain, str(file)],
        "sito, 5,000 words": [*plain, *packs[5000], str(file)],
        "sito, 20,000 words": [*plain, *packs[20000], str(file)],
        "rg -c -F, 5,000 words": ["rg", "-c", "-F", "-f", words5, str(file)],
        "rg -c -F, 20,000 words": ["rg", "-c", "-F", "-f", str(work / "words20000.txt"), str(file)],
        "grep -c -F, 5,000 words": ["grep", "-c", "-F", "-f", words5, str(file)],
        "orjson + pyahocorasick": [sys.executable, str(HERE / "script.py"), words5, str(file)],
        "jq -c .text, no search": ["jq", "-c", ".text", str(file)],
    }
    slow = "rg -c -i, 5,000 words, an eighth, times eight"
    extra = {
        "start, kept lists": [*plain, str(first)],
        "half the input": [*plain, str(half)],
    }
    for size in LIST_SIZES:
        extra[f"start, {size:,} words"] = [*plain, *packs[size], str(first)]
        extra[f"half, {size:,} words"] = [*plain, *packs[size], str(half)]
    stress = {}
    for name, (make, escape, shuffle) in comments.stress(quotes, bad).items():
        path = work / (name.replace(" ", "-") + ".ndjson")
        number = comments.write(path, 3000 if "longer" in name else 20000, make, escape, shuffle)
        stress[name] = (number, path)
        extra["stress: " + name] = [*plain, str(path)]

    # Lists are compiled here, and a start with nothing kept is measured by itself.
    for pack in [[], *packs.values()]:
        run([*plain, *pack, str(first)])
    times, memory = {}, {}
    seconds, megabytes = run(["rg", "-c", "-i", "-f", words5, str(part)])
    times[slow], memory[slow] = [seconds * count / part_count], megabytes
    for _ in range(options.rounds):
        for name, command in {**contest, **extra}.items():
            seconds, megabytes = run(command)
            times.setdefault(name, []).append(seconds)
            memory[name] = max(memory.get(name, 0), megabytes)
        with tempfile.TemporaryDirectory() as nothing:
            times.setdefault(COLD, []).append(run([*plain, str(first)], cache=nothing)[0])
    # In turns, so that what else the machine does falls on both.
    wall = [float("inf")] * 2
    for _ in range(options.rounds):
        for number in (1, 2):
            started = time.monotonic()
            run([sito, "filter", "--quiet", "--threads", str(number), str(file)])
            wall[number - 1] = min(wall[number - 1], time.monotonic() - started)
    median = {name: statistics.median(all) for name, all in times.items()}
    size = file.stat().st_size / 1e6
    turns = round(options.long * 1000 / size)
    long_seconds, long_memory = run([*plain, *[str(file)] * turns]) if turns else (0, 0)
    own = median["sito, real pack"]
    start = median["start, kept lists"]
    rows = [*contest, slow]
    bars([(name, size / median[name]) for name in rows], ROOT / "docs/performance.svg")

    out = [
        "# Performance",
        "",
        "Written by `scripts/bench`, which makes the input from a fixed seed, compares the answers and then runs",
        "everything interleaved. Times are CPU seconds, start included. They depend on the machine and on what else it",
        "does; what can be relied on are ratios within one table.",
        "",
        f"Input: {count} comments, {size:.0f} MB, 14 % with a listed word, 1 % disguised. {options.rounds} rounds on "
        f"{platform.machine()}, {os.cpu_count()} processors.",
        f"Answers on half of it: the script and Sito with the same 5,000 words agree on {found} comments; Sito finds "
        f"{more} more.",
        "",
        "![Megabytes a second](performance.svg)",
        "",
        "| what | CPU s, median | spread | MB/s | comments/s | × of Sito's time | peak MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for name in rows:
        low, high = min(times[name]), max(times[name])
        out.append(
            f"| {name} | {median[name]:.2f} | {low:.2f}–{high:.2f} | {size / median[name]:.1f} | "
            f"{count / median[name]:,.0f} | {median[name] / own:.2f} | {memory[name]:.0f} |"
        )
    scale = lambda words: median[f"half, {words} words"] - median[f"start, {words} words"]
    curve(
        [(size, 1e6 * scale(f"{size:,}") / half_count) for size in LIST_SIZES],
        ROOT / "docs/performance-lists.svg",
    )
    out += [
        "",
        "The words are the pack's own obscene and insulting ones, filled up with words of Debian's Russian spelling dictionary",
        "that no text has. The rivals look for them and decide nothing; Sito with its real pack reads disguises, phrases, persons and",
        "labels, and writes a decision for each comment. `rg -F` and `grep -F` see neither case nor ё.",
        "",
        "| also | |",
        "|---|---|",
        f"| start to the first decision, compiled lists kept | {1000 * start:.0f} ms CPU |",
        f"| start to the first decision, nothing kept | {1000 * median[COLD]:.0f} ms CPU |",
        f"| twice the input costs | {(own - start) / (median['half the input'] - start) * half_count * 2 / count:.2f} × |",
        f"| 20,000 words cost, beside 5,000, without the start | {scale('20,000') / scale('5,000'):.2f} × |",
        *(
            [
                f"| {options.long} GB in one run, the input {turns} times over | a comment costs "
                f"{(long_seconds - start) / (own - start) / turns:.2f} × as much, peak {long_memory:.0f} MB |"
            ]
            if turns
            else []
        ),
        f"| two threads, wall time | {wall[0] / wall[1]:.2f} × as fast as one |",
        "",
        "![Cost over the length of a list](performance-lists.svg)",
        "",
        "| stress | comments/s |",
        "|---|---|",
    ]
    for name, (number, _) in stress.items():
        rate = number / max(median["stress: " + name] - start, 1e-3)
        out.append(f"| {name} | {rate:,.0f} |")
    (ROOT / "docs/performance.md").write_text("\n".join(out) + "\n", encoding="utf-8")
    print("\n".join(out))


if __name__ == "__main__":
    main()
