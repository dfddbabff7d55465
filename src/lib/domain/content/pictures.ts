/** A point of a picture, in its own units; y grows downwards. */
export interface Point {
	readonly x: number;
	readonly y: number;
}

/** A rectangle of a picture by its upper left corner. */
export interface Box extends Point {
	readonly width: number;
	readonly height: number;
}

/** A code name that papers of one direction use for one of the two who exchange them. */
export interface NameUsed {
	/** Person id. */
	readonly person: string;
	readonly name: string;
	/** In how many of the papers it stands. */
	readonly papers: number;
}

/** All papers of a module from one person or body to another. */
export interface Exchange {
	/** Person id. */
	readonly from: string;
	/** Person id. */
	readonly to: string;
	/** Source ids, in the order of their dates. */
	readonly papers: readonly string[];
	readonly names: readonly NameUsed[];
}

/** An exchange as a line from one name to another. */
export interface DrawnExchange extends Exchange {
	readonly path: string;
	/** Where the number of papers stands. */
	readonly count: Point;
}

/** Somebody who writes or is written to, under a name broken into lines. */
export interface Correspondent extends Box {
	readonly id: string;
	readonly lines: readonly string[];
	/** Code names that the papers of this picture use for them. */
	readonly codeNames: readonly string[];
}

/** Who wrote to whom. */
export interface NetworkPicture {
	readonly width: number;
	readonly height: number;
	readonly people: readonly Correspondent[];
	readonly exchanges: readonly DrawnExchange[];
	/** Ids of sources that have a writer and no addressee in print. */
	readonly unaddressed: readonly string[];
}

/** A place that a module names. */
export interface NamedPlace {
	readonly id: string;
	readonly name: string;
	/** Today's name and country. */
	readonly today: string;
	readonly is: string;
	/** Other spellings that its excerpts use. */
	readonly spelled: readonly string[];
}

/** A place on the map with its name; the name lies in `label`, and a line leads to it if it lies far off. */
export interface MappedPlace extends NamedPlace, Point {
	readonly label: Box;
	readonly isFar: boolean;
}

/** A place off the map. */
export interface DistantPlace extends NamedPlace {
	/** From Pyongyang, as the crow flies. */
	readonly kilometres: number;
}

/** Korea and its neighbours, with the places of a module. Paths are those of SVG. */
export interface MapPicture {
	readonly width: number;
	readonly height: number;
	readonly korea: string;
	readonly neighbours: string;
	readonly borders: string;
	readonly parallel: string;
	/** Where the name of the parallel ends. */
	readonly parallelName: Point;
	readonly places: readonly MappedPlace[];
	readonly distant: readonly DistantPlace[];
}

/** What is drawn of a module before anyone opens it. The timeline is drawn where it is looked at. */
export interface Pictures {
	readonly module: string;
	readonly network: NetworkPicture;
	readonly map: MapPicture;
}
