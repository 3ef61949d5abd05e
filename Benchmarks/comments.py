"""Makes the comments that are measured on: the same ones in every run."""

import json
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parent.parent
DICTIONARY = pathlib.Path("/usr/share/hunspell/ru_RU.dic")
LOOKALIKES = str.maketrans("аеорсухкмт", "aeopcyxkmt")


def quotes():
    """The words of Debian's Russian fortunes and of the sample, quote by quote."""
    texts = []
    for file in sorted(pathlib.Path("/usr/share/games/fortunes/ru").iterdir()):
        if not file.suffix and file.is_file():
            texts += file.read_text(encoding="utf-8", errors="replace").split("\n%\n")
    for line in (ROOT / "samples/comments.ndjson").read_text(encoding="utf-8").splitlines():
        try:
            texts.append(json.loads(line)["text"])
        except (ValueError, KeyError, TypeError):
            continue
    return [words for text in texts if len(words := text.split()) >= 2]


def bad_words():
    """Plain words of the pack's lists of obscene and insulting words."""
    words = set()
    for folder in ("profanity", "insult", "rude"):
        for file in sorted((ROOT / "wordlists" / folder).glob("*.txt")):
            for line in file.read_text(encoding="utf-8").splitlines():
                words.update(re.findall(r"^([а-я]{5,})\*?$", line.split("#")[0].strip()))
    return sorted(words)


def rare_words(texts, rng):
    """Words of Debian's Russian spelling dictionary that no text has, in an order by chance.

    They make a list longer and find nothing more, as most entries of a real list do, and they begin and
    go on as Russian words do, which is what a search for many words at once has to cope with.
    """
    everything = " ".join(" ".join(words) for words in texts).lower().replace("ё", "е")
    words = set()
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        word = line.split("/")[0].strip().replace("ё", "е")
        if re.fullmatch("[а-я]{6,}", word):
            words.add(word)
    rare = sorted(word for word in words if word not in everything)
    rng.shuffle(rare)
    return rare


def text(rng, quotes, bad, hits=0.14, disguised=0.01):
    """One text of some 110 characters: pieces of quotes, and now and then a word from a list."""
    length = rng.gammavariate(1.6, 11)
    words = []
    while len(words) < length:
        quote = rng.choice(quotes)
        start = rng.randrange(len(quote))
        words += quote[start : start + rng.randint(2, 10)]
    roll = rng.random()
    if roll < hits:
        word = rng.choice(bad)
        if roll < disguised:
            word = rng.choice([word.translate(LOOKALIKES), "-".join(word), word[0] + "*" + word[2:]])
        words.insert(rng.randrange(len(words) + 1), word)
    if rng.random() < 0.15:
        words.append(rng.choice(["🔥", "😂😂", ")))", "👍"]))
    return " ".join(words)


def comment(number, text, rng, shuffle=False):
    fields = [
        ("network", "vk"),
        ("page", "-200000001"),
        ("post", str(4000 + number // 100)),
        ("id", str(number)),
        ("author", {"id": str(310000000 + rng.randrange(10**6)), "name": "Иван Образцов"}),
        ("created_at", "2026-11-20T06:15:02Z"),
        ("text", text),
    ]
    if shuffle:
        rng.shuffle(fields)
    return dict(fields)


def write(path, count_or_bytes, make, escape=False, shuffle=False, seed=1):
    """Writes comments until there are so many, or so many bytes."""
    rng = random.Random(seed)
    written = number = 0
    with open(path, "w", encoding="utf-8") as file:
        while (written if count_or_bytes > 10**6 else number) < count_or_bytes:
            line = json.dumps(
                comment(number, make(rng), rng, shuffle), ensure_ascii=escape, separators=(",", ":")
            )
            file.write(line + "\n")
            written += len(line.encode()) + 1
            number += 1
    return number


def stress(quotes, bad):
    """What somebody would send to make a filter slow, or what programs send without thinking."""
    return {
        "all escaped": (lambda rng: text(rng, quotes, bad), True, False),
        "24 hits each": (lambda rng: " ".join(rng.choice(bad) for _ in range(24)), False, False),
        "only emoji": (lambda rng: "🔥😂👍" * rng.randint(5, 40), False, False),
        "20 times longer": (
            lambda rng: " ".join(text(rng, quotes, bad) for _ in range(20)), False, False),
        "keys shuffled": (lambda rng: text(rng, quotes, bad), False, True),
        "random Latin": (
            lambda rng: " ".join(
                "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(rng.randint(2, 9)))
                for _ in range(16)), False, False),
        "repeats": (
            lambda rng: " ".join(rng.choice("абвгдежз") * rng.randint(3, 30) for _ in range(8)),
            False, False),
        "near matches": (
            lambda rng: " ".join(word[:-1] + "щ" + word[-1] for word in rng.choices(bad, k=12)),
            False, False),
    }
