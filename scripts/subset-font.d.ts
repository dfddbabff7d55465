declare module 'subset-font' {
	/** Cuts a face to the given characters, and its axes to the given spans. */
	export default function subsetFont(
		face: Uint8Array,
		characters: string,
		options: {
			readonly targetFormat: 'woff2';
			readonly variationAxes?: Readonly<Record<string, { readonly min: number; readonly max: number }>>;
		}
	): Promise<Uint8Array>;
}
