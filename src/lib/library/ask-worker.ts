/** How long the worker may take to answer, in milliseconds: it may fetch every file again. */
const ANSWER_TIMEOUT_MS = 60_000;

/** Sends a message to the active worker. @returns its answer; undefined if there is no worker or it stays silent. */
export async function askWorker(
	message:
		{ readonly type: 'LIST_FILES' } | { readonly type: 'FETCH_FILES'; readonly urls?: readonly string[] },
	workers: ServiceWorkerContainer | undefined = globalThis.navigator.serviceWorker,
	timeout = ANSWER_TIMEOUT_MS
): Promise<unknown> {
	const worker = (await workers?.getRegistration())?.active;
	if (!worker) return undefined;
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		const timer = setTimeout(() => resolve(undefined), timeout);
		port1.onmessage = ({ data }: MessageEvent<unknown>) => {
			clearTimeout(timer);
			resolve(data);
		};
		worker.postMessage(message, [port2]);
	});
}
