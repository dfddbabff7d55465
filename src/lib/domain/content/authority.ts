/** On whose side a person speaks in the documents. */
export const SIDES = ['Soviet', 'Korean', 'South Korean', 'Chinese', 'American', 'other'] as const;
type Side = (typeof SIDES)[number];

/** What a person is in the documents; people of one role make choices of one class. */
export const ROLES = ['leader', 'minister', 'diplomat', 'soldier', 'party', 'scholar', 'body'] as const;
type Role = (typeof ROLES)[number];

/** What an entry is called in Korean, and its gloss; whatever is missing is shown in English. */
export interface KoreanForms {
	readonly hangul?: string;
	/** Other Korean forms of the name. */
	readonly hangulAlso?: readonly string[];
	/** Traditional characters. */
	readonly hanja?: string;
	readonly isKo?: string;
}

/** One person, or one body that speaks as one, under the preferred name. */
export interface Person extends KoreanForms {
	readonly id: string;
	readonly name: string;
	/** Other spellings of the same name. */
	readonly also: readonly string[];
	/** Code names used in telegrams. */
	readonly signsAs: readonly string[];
	readonly cyrillic?: string;
	readonly side: Side;
	readonly role: Role;
	/** One line of identification. */
	readonly is: string;
}

/** A place under the name that the sources use. */
export interface Place extends KoreanForms {
	readonly id: string;
	readonly name: string;
	readonly also: readonly string[];
	/** Today's name and country. */
	readonly today: string;
	readonly todayKo?: string;
	/** Degrees north. */
	readonly latitude: number;
	/** Degrees east. */
	readonly longitude: number;
	readonly is: string;
}

/** A word that a reader of fourteen may not know. */
export interface Term extends KoreanForms {
	readonly id: string;
	readonly name: string;
	readonly also: readonly string[];
	readonly is: string;
}

/** One authority for names; every module refers to it by id. */
export interface Authority {
	readonly people: readonly Person[];
	readonly places: readonly Place[];
	readonly terms: readonly Term[];
}
