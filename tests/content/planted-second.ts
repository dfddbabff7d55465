import { SOUND, type Change, type Files } from './planted-lessons.ts';

const SETTLED = 'That the matter was settled that same evening.';

/** A claim of the second edition on the one sentence of a planted source. */
const claim = (id: string, evidence: string, lure: string): string => `### ${id}

${SETTLED.replace('matter', `matter of ${id}`)}

- asks: What did Kim hear about the matter of ${id}?
- aim: outcome
- weight: main
- holder: kim-il-sung, as told by terentii-shtykov
- shared by: joseph-stalin
- evidence: ${evidence}
- misreading (reversed): That the matter of ${id} was dropped on the next day.
  - tempted by: ${lure}
  - why: The words say that it was settled.
- misreading (wrong time): That the matter of ${id} was put off until the spring.
  - tempted by: terms.yaml#38th-parallel
  - why: The words name the evening itself.
`;

const WEIGHING = `## Weighing

### a-glad-messenger

- asks: Why should a reader be careful with this account of how glad Kim was?
- answer: He had carried out the order himself.
- rests on: Kim received my report
- rests on: head: from
- weaker: He wrote it down years later, from memory.
  - why: He sent it on the next day.
- weaker: He heard of it from somebody else.
  - why: It was his own report.
`;

const CHANGED = `- id: from-yes-to-no
  about: the request
  first: a-reply
  first-words: Kim received my report
  second: a-refusal
  second-words: The leadership refused the request
  relation: changed
  asks: What changed between the reply and the refusal?
  what-changed: First the request was heard gladly, and then it was refused.
  misreadings:
    - text: First the request was unknown, and then it was heard.
      kind: wrong time
      tempted-by: "a-refusal: The leadership refused"
      why: It was known from the first.
    - text: First the request was refused, and then it was granted.
      kind: reversed
      tempted-by: Kim received my report
      why: It is the other way round.
  why: Nobody says why.
`;

const ANSWERS = `## Answers people give

${['One man decided', 'Two men decided', 'Nobody decided']
	.map(
		(answer) => `### ${answer}

- gets right: It sees who spoke.
- supported by: a-reply#pleased, a-reply#meeting
- complicated by: a-refusal#refusal, a-refusal#request
`
	)
	.join('\n')}
`;

const SUMMARY = `---
title: A statement of 27 June 1950
type: summary
date: 1950-06-27
from: joseph-stalin
citation: A bulletin, vol. 23, p. 5
where: A library, public papers
predict: What would you expect him to say?
---

> ${Array.from({ length: 8 }, () => 'The statement says in few words what is to be done.').join(' ')}

## Claims

${['said', 'done'].map((id) => claim(id, 'The statement says in few words what is to be done.', 'in few words')).join('\n')}`;

const REPLY = 'Kim received my report with “great satisfaction” that day.';
const REFUSAL = 'The leadership refused the request in plain words.';

const withClaims = (file: string, claims: readonly string[], more = ''): string =>
	`${(SOUND[file] ?? '').replace(/## Claims[^]*/, '')}## Claims\n\n${claims.join('\n')}\n${more}`;

/** The sound lessons as a module of the second edition in which nothing is wrong, not even a warning. */
export const SECOND: Files = {
	...SOUND,
	'war/sources/a-reply.md': withClaims(
		'war/sources/a-reply.md',
		['pleased', 'meeting'].map((id) => claim(id, REPLY, 'a-refusal: in plain words')),
		WEIGHING
	),
	'war/sources/a-refusal.md': withClaims(
		'war/sources/a-refusal.md',
		['refusal', 'request'].map((id) => claim(id, REFUSAL, 'the-reply: looked at the line'))
	),
	'war/sources/a-statement.md': SUMMARY,
	'war/01-the-reply.md': `${SOUND['war/01-the-reply.md'] ?? ''}\n[The statement](sources/a-statement.md)\n`,
	'war/pairs.yaml': `${SOUND['war/pairs.yaml'] ?? ''}${CHANGED}`,
	'war/timeline.yaml': (SOUND['war/timeline.yaml'] ?? '').replace(
		'source: a-reply',
		'citation: A bulletin, vol. 23, p. 5'
	),
	'war/module.md': (SOUND['war/module.md'] ?? '').replace('## Written task', `${ANSWERS}\n## Written task`)
};

/** The lessons of the second edition with words replaced; words that are not there fail the test. */
export function secondWith(...changes: readonly Change[]): Files {
	const files: Record<string, string> = { ...SECOND };
	for (const [file, from, to] of changes) {
		const text = files[file];
		if (text === undefined || !text.includes(from)) throw new Error(`${file} does not hold “${from}”.`);
		files[file] = text.replace(from, () => to);
	}
	return files;
}
