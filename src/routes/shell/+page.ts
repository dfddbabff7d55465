// The worker answers every navigation with this page; the app then draws whatever address it stands at.
export const ssr = false;
export const prerender = true;
