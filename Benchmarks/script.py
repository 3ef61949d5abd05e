"""What people write first: a script that looks for words in comments, as fast as Python can.

    script.py WORDS FILE    prints the ids of the comments that have one of the words
"""

import sys

import ahocorasick
import orjson

words = ahocorasick.Automaton()
for word in open(sys.argv[1], encoding="utf-8").read().split():
    words.add_word(word, word)
words.make_automaton()
write = sys.stdout.buffer.write
for line in open(sys.argv[2], "rb"):
    comment = orjson.loads(line)
    text = comment["text"].casefold().replace("ё", "е")
    found = [word for _, word in words.iter(text)]
    if found:
        write(orjson.dumps({"id": comment["id"], "words": found}) + b"\n")
