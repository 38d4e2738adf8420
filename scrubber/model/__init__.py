"""The learned judge: what it looks at, how it weighs, and how it says why.

- `characters`, `places`, `names`, `roles`: what texts and elements are like; `prompts`: phrases known word for word;
- `blocks`, `lines`: the input of the network for HTML and for plain text;
- `network`: the network in numpy, and the choice of what is kept;
- `evidence`: the reason of each drop in words;
- `capitals`, `casing`: which capitals of a sentence belong there, and whether a page's casing is broken;
- `codes`, `signs`, `search`, `neighbours`: one look at all characters and all words of a page, for all text stages;
- `code`: lines of scripts, style sheets and data;
- `faults`: whether the odd blanks of a page are a pattern;
- `promotion`: whether an address promotes something;
- `judge`: the verdict on a document; `confidence`: what it is likely to be worth;
- `blocks.npz`, `lines.npz`: the weights; `MODEL_CARD.md` says where they come from.
"""
