/** Does what was tapped one thing after another, in the order of the taps. */
export class TaskQueue {
	#taps: readonly string[] = $state.raw([]);
	#last: Promise<unknown> = Promise.resolve();

	/** Whether something that was tapped is not done yet. */
	get isBusy(): boolean {
		return this.#taps.length > 0;
	}

	/** Does it when everything before it is done, well or badly. */
	async after<T>(work: () => Promise<T>): Promise<T> {
		const turn = this.#last.then(work, work);
		this.#last = turn;
		return turn;
	}

	/** Does what was tapped. A second tap on the same, before the first is done, does nothing and gives undefined. */
	async take<T>(tap: string, work: () => Promise<T>): Promise<T | undefined> {
		if (this.#taps.includes(tap)) return undefined;
		this.#taps = [...this.#taps, tap];
		try {
			return await this.after(work);
		} finally {
			this.#taps = this.#taps.filter((each) => each !== tap);
		}
	}
}
