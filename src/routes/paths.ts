/** Addresses of the screens. */
export const paths = {
	library: '/',
	rights: '/rights',
	review: '/review',
	keep: '/keep',
	search: '/search',
	find: (query: string) => `/search?q=${encodeURIComponent(query)}`,
	codes: '/quiz',
	teach: '/teach',
	receive: '/teach/receive',
	paper: '/teach/paper',
	classes: '/teach/class',
	assigned: '/assigned',
	join: '/join',
	module: (module: string) => `/learn/${module}`,
	pictures: (module: string) => `/learn/${module}/pictures`,
	section: (module: string, section: string) => `/learn/${module}/${section}`,
	source: (module: string, source: string) => `/learn/${module}/documents/${source}`,
	quiz: (module: string) => `/quiz/${module}`,
	written: (module: string) => `/quiz/${module}?kind=written`,
	code: (module: string, code: string) => `/quiz/${module}?code=${encodeURIComponent(code)}`,
	attempt: (module: string, attempt: string) => `/quiz/${module}?attempt=${attempt}`
};
