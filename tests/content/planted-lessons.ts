import { formatDiagnostic } from '#lib/compiler/diagnostic.ts';
import { compileLibrary, type Compilation } from '#lib/compiler/compile-library.ts';

/** Files of a lessons/ folder, by path inside it. */
export type Files = Readonly<Record<string, string>>;

const fullSentences = (count: number): string =>
	Array.from({ length: count }, () => 'The paper was carried over the hill to the town.').join(' ');

const claim = (id: string, holder: string, evidence: string): string => `### ${id}

The matter of ${id} was settled that evening.

- holder: ${holder}
- evidence: ${evidence}
- misreading: The matter of ${id} was refused that evening.
  - why: The words say that it was settled.
- misreading: The matter of ${id} was put off that evening.
  - why: The words name the evening itself.
`;

const source = (
	title: string,
	from: string,
	lines: readonly string[],
	claims: readonly string[]
): string => `---
catalogue: weathersby-001
title: ${title}
type: telegram
date: 1950-01-31
sent: 1950-01-31 Pyongyang
received: 1950-02-01T10:10 Moscow
from: ${from}
to: joseph-stalin
place: pyongyang
hands: One man spoke; another wrote it down.
citation: APRF, Listy 123-124
translation: Kathryn Weathersby
publication: CWIHP Bulletin 6-7
---

> ${lines.join('\n>\n> ')}

## Claims

${claims.join('\n')}`;

const event = (number: number): string => `- id: event-${number}
  text: Paper number ${number} reaches the town
  date: 1950-01-${String(number + 10).padStart(2, '0')}
  clock: Pyongyang
  source: a-reply
`;

const REPLY = 'Kim received my report with “great satisfaction” that day.';
const MEETING = 'He asked whether it was possible to meet.';
const REFUSAL = 'The leadership refused the request in plain words.';

/** One module of two sources and one section in which nothing is wrong, not even a warning. */
export const SOUND: Files = {
	'README.md': 'The guide.\n',
	'people.yaml': `- id: terentii-shtykov
  name: Terentii Shtykov
  also: Terenti Shtykov
  side: Soviet
  role: diplomat
  is: Ambassador.
- id: joseph-stalin
  name: Joseph Stalin
  also: I. V. Stalin
  signs-as: Filippov
  side: Soviet
  role: leader
  is: Leader.
- id: kim-il-sung
  name: Kim Il Sung
  also: Kim Ir Sen
  hangul: 김일성
  side: Korean
  role: leader
  is: Premier.
`,
	'places.yaml': `- id: pyongyang
  name: Pyongyang
  today: Pyongyang, DPRK
  latitude: 39.02
  longitude: 125.75
  is: The capital.
`,
	'terms.yaml': `- id: 38th-parallel
  name: 38th parallel
  is: The line.
`,
	'war/module.md': `---
title: The decision
question: Who decided?
summary: Telegrams show it.
level: ages 14 and up
minutes: 45
order: 1
---

## Introduction

A refusal became an agreement.

## What we do not know

The words of the talk.

## For discussion

- Who decided?

## Written task

Whose decision was it?

- sources: a-reply, a-refusal
- level 1: Names one person.
- level 2: Names two people.
- level 3: Names two people and quotes.
`,
	'war/01-the-reply.md': `---
title: The reply
minutes: 6
---

[Kim](../people.yaml#kim-il-sung) looked at the [line](../terms.yaml#38th-parallel).

[The reply](sources/a-reply.md)

> Kim received my report with "great satisfaction" that day.

${fullSentences(50)}

[The refusal](sources/a-refusal.md)
`,
	'war/sources/a-reply.md': source(
		'The reply',
		'terentii-shtykov',
		[REPLY, `[…] ${MEETING} ${fullSentences(5)}`],
		['pleased', 'meeting', 'report', 'day'].map((id, i) =>
			claim(id, 'kim-il-sung', i === 1 ? MEETING : REPLY)
		)
	),
	'war/sources/a-refusal.md': source(
		'The refusal',
		'terentii-shtykov',
		[`${REFUSAL} ${fullSentences(6)}`],
		['refusal', 'request', 'words', 'plainness'].map((id) => claim(id, 'joseph-stalin', REFUSAL))
	),
	'war/timeline.yaml': Array.from({ length: 12 }, (_, i) => event(i + 1)).join(''),
	'war/pairs.yaml': `- id: yes-or-no
  about: what the answer was
  first: a-reply
  first-words: Kim received my report
  second: a-refusal
  second-words: The leadership refused the request
  relation: disagree
  why: One is glad, the other refuses.
`
};

/** A planted flaw: the file, the words that stand there, and what to put in their place. */
export type Change = readonly [file: string, from: string, to: string];

/** The sound lessons with words replaced; words that are not there fail the test. */
export function withChanges(...changes: readonly Change[]): Files {
	const files: Record<string, string> = { ...SOUND };
	for (const [file, from, to] of changes) {
		const text = files[file];
		if (text === undefined || !text.includes(from)) throw new Error(`${file} does not hold “${from}”.`);
		files[file] = text.replace(from, () => to);
	}
	return files;
}

/** The sound lessons with whole files put in (text) or taken out (null). */
export function withFiles(changed: Readonly<Record<string, string | null>>): Files {
	const entries = Object.entries<string | null>({ ...SOUND, ...changed });
	return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null));
}

export function compilePlanted(files: Files): Compilation {
	return compileLibrary(new Map(Object.entries(files).map(([file, text]) => [`lessons/${file}`, text])));
}

/** What every module of the first edition is told, whatever else is wrong in it. */
export const FIRST_EDITION = /^lessons\/[^:]*\/module\.md:1: warning: Claims without “asks”/;

/** All diagnostics, as a curator sees them, but for the one of the first edition. */
export function problemsIn(files: Files): string[] {
	const problems = compilePlanted(files).diagnostics.map(formatDiagnostic);
	return problems.filter((problem) => !FIRST_EDITION.test(problem));
}
