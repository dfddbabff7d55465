/** Countries of today, 1:50 million, as TopoJSON; the types that TypeScript reads out of a JSON file are too wide. */
declare module 'world-atlas/countries-50m.json' {
	type Countries = import('topojson-specification').GeometryCollection<{ readonly name: string }>;

	const atlas: import('topojson-specification').Topology<{ countries: Countries }>;
	export default atlas;
}
