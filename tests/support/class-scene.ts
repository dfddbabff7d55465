import type { Assignment } from '#lib/domain/classroom/assignment.ts';
import type { ClassReport } from '#lib/domain/classroom/class-report.ts';
import type { ClassServerOptions } from '#lib/server/class-server.ts';
import { ClassClient } from './class-client.ts';
import { ClassHost } from './class-host.ts';
import { reportFrom } from './class-report.ts';
import { assignmentOf, classModule } from './class-work.ts';

/** A scrypt that costs nothing: what it costs in earnest is asked of secrets.test.ts. */
export const cheapScrypt = { N: 2, r: 1, p: 1 };

/** A running class server with a teacher, a class, an assignment and one learner. */
export class ClassScene {
	readonly host: ClassHost;
	readonly teacher: ClassClient;
	readonly learner: ClassClient;
	readonly log: string[];
	now = 1_795_000_000_000;
	classId = '';
	code = '';
	assignment: Assignment = assignmentOf();
	me = { learner: '', number: 0, resumeCode: '' };

	private constructor(host: ClassHost, log: string[]) {
		this.host = host;
		this.log = log;
		this.teacher = new ClassClient(host.origin);
		this.learner = new ClassClient(host.origin);
	}

	static async open(address: string, options: Partial<ClassServerOptions> = {}): Promise<ClassScene> {
		const log: string[] = [];
		const clock = (): number => scene?.now ?? 0;
		const write = (line: string): void => void log.push(line);
		let scene: ClassScene | undefined = undefined as ClassScene | undefined;
		const given = { modules: [classModule], address, clock, scryptCost: cheapScrypt, write, ...options };
		scene = new ClassScene(await ClassHost.open(given), log);
		return scene;
	}

	/** The scene with everybody in it. */
	static async set(address: string, options: Partial<ClassServerOptions> = {}): Promise<ClassScene> {
		const scene = await ClassScene.open(address, options);
		await scene.teacher.signUp((await scene.host.server.setUpToken()) ?? '');
		({ id: scene.classId, code: scene.code } = await scene.teacher.makeClass());
		await scene.teacher.assign(scene.classId, scene.assignment);
		scene.me = await scene.learner.join(scene.code);
		return scene;
	}

	/** Path of the assignment. */
	get reportPath(): string {
		return `/classes/${this.classId}/assignments/${this.assignment.id}`;
	}

	/** The report on the teacher's page. */
	report(): Promise<ClassReport> {
		return reportFrom(this.teacher, this.reportPath);
	}

	client(): ClassClient {
		return new ClassClient(this.host.origin);
	}

	close(): Promise<void> {
		return this.host.close();
	}
}
