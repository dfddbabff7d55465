import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

function run(script: string, ...args: string[]): { code: number | null; out: string; err: string } {
	const { status, stdout, stderr } = spawnSync('npm', ['run', '--silent', script, '--', ...args], {
		cwd: root,
		encoding: 'utf8',
		maxBuffer: 64 * 1024 * 1024
	});
	return { code: status, out: stdout, err: stderr };
}

const quizOf = (...args: string[]) => JSON.parse(run('quiz', ...args, '--json').out);

describe('the command line', () => {
	it('gives the same quiz for a seed and for its code', () => {
		const bySeed = quizOf('decision-for-war', '--seed', '7');
		expect(bySeed).toMatchObject({ version: 1, module: 'decision-for-war', seed: 7 });
		expect(bySeed.items).toHaveLength(10);
		expect(quizOf('--code', bySeed.code)).toEqual(bySeed);
	});

	it('keeps to a number of items and to one kind', () => {
		const quiz = quizOf('decision-for-war', '--seed', '1', '--items', '4', '--kind', 'which-source');
		expect(quiz.items.map(({ kind }: { kind: string }) => kind)).toEqual(Array(4).fill('which-source'));
	});

	it('lists the bank with everything that an audit needs', () => {
		const bank = quizOf('decision-for-war', '--bank');
		expect(bank.length).toBeGreaterThan(400);
		for (const item of bank)
			expect(Object.keys(item)).toEqual([
				'id',
				'kind',
				'skill',
				'aim',
				'weight',
				'stem',
				'sources',
				'choices',
				'key',
				'cards',
				'decidable',
				'evidence',
				'warnings'
			]);
	});

	it.each([
		['no-such-module', '--seed', '1', '--json'],
		['decision-for-war', '--kind', 'riddle', '--json'],
		['decision-for-war', '--seed', 'seven', '--json'],
		['decision-for-war', '--items', '0', '--json'],
		['--code', 'ABCD', '--json'],
		['--code', '0000-0000-0000-0001', '--json'],
		['--unknown'],
		[]
	])('answers %s %s %s %s with one sentence and exit 2', (...args) => {
		const { code, out, err } = run('quiz', ...args.filter((arg) => typeof arg === 'string'));
		expect(code).toBe(2);
		expect(out).toBe('');
		expect(err.trim().split('\n')).toHaveLength(1);
		expect(err.trim()).toMatch(/\.$/);
	});

	it('simulates devices from any seed on, and its last line counts', () => {
		const { code, out } = run('simulate', 'devices', '--seeds', '3', '--from', '7');
		expect(out).toBe('3 seeds, 0 faults\n');
		expect(code).toBe(0);
	});

	it.each([['weather'], ['devices', '--seeds', 'many'], ['devices', '--until', '3'], []])(
		'answers simulate %s %s %s with one sentence and exit 2',
		(...args) => {
			const { code, out, err } = run('simulate', ...args.filter((arg) => typeof arg === 'string'));
			expect(code).toBe(2);
			expect(out).toBe('');
			expect(err.trim()).toMatch(/^[^\n]+\.$/);
		}
	);

	it('finds no error in the lessons as they ship', () => {
		const { code, out } = run('lessons', 'check');
		expect(out).toMatch(/: 0 errors/);
		expect(code).toBe(0);
	});
});
