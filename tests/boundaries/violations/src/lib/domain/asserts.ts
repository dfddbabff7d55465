const found: unknown = 'claim';
export const claim = found as string;
export const first = ['a'][0]!;
export const kinds = ['letter', 'telegram'] as const;
