/** A piece of running text. Names and documents are references, so that screens can open them in place. */
export type Inline =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'emphasis'; readonly children: readonly Inline[] }
	| { readonly kind: 'strong'; readonly children: readonly Inline[] }
	| {
			readonly kind: 'reference';
			readonly to: 'person' | 'place' | 'term' | 'source';
			readonly id: string;
			readonly children: readonly Inline[];
	  }
	| { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] };

/** A block of a lesson, in reading order. A `source` block stands for the whole document card. */
export type Block =
	| { readonly kind: 'paragraph'; readonly children: readonly Inline[] }
	| { readonly kind: 'heading'; readonly children: readonly Inline[] }
	| { readonly kind: 'quote'; readonly paragraphs: readonly (readonly Inline[])[] }
	| { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }
	| { readonly kind: 'source'; readonly id: string };

/** The words of running text, without its references. */
export function plainText(children: readonly Inline[]): string {
	return children.map((child) => (child.kind === 'text' ? child.text : plainText(child.children))).join('');
}
