import {
	closeSync,
	copyFileSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync
} from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';

function flush(file: string): void {
	const opened = openSync(file, 'r+');
	fsyncSync(opened);
	closeSync(opened);
}

/** @throws if the file is not a whole database */
function checkWhole(file: string): void {
	const copy = new DatabaseSync(file, { readOnly: true });
	try {
		const [verdict] = copy.prepare('pragma integrity_check').all();
		if (verdict?.['integrity_check'] !== 'ok') throw new Error(`${file} is damaged.`);
		copy.prepare('select count(*) from hand_ins').get();
	} finally {
		copy.close();
	}
}

/** Copies the database as it stands at one moment, while the server goes on writing. The copy has its name when it is whole. */
export function backUp(file: string, target: string): void {
	if (existsSync(target)) throw new Error(`${target} is there already.`);
	mkdirSync(path.dirname(path.resolve(target)), { recursive: true });
	const unfinished = `${target}.unfinished`;
	rmSync(unfinished, { force: true });
	const database = new DatabaseSync(file, { timeout: 10_000 });
	try {
		database.prepare('vacuum into ?').run(unfinished);
	} finally {
		database.close();
	}
	checkWhole(unfinished);
	flush(unfinished);
	renameSync(unfinished, target);
}

/**
 * Puts a backup in the place of the database, whose server must be stopped. What stood there is kept beside it, its
 * journal too: a journal of another database would be played into this one.
 */
export function restore(backup: string, file: string): void {
	checkWhole(backup);
	mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
	const incoming = `${file}.incoming`;
	copyFileSync(backup, incoming);
	flush(incoming);
	for (const part of ['', '-wal', '-shm'])
		if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${file}.replaced${part}`);
	renameSync(incoming, file);
}
