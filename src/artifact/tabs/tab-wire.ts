/**
 * How the tabs that want one file find each other. In the hall, a channel by the file's name, followers say hello and a
 * tab that has just taken the lead says so; what passes between the two has a channel of its own, by the follower's id.
 * Who holds the lock of that name is alive.
 */
export type HallMessage = { readonly hello: string } | { readonly leads: true }

export const hallOf = (name: string): BroadcastChannel => new BroadcastChannel(name)
export const wireName = (name: string, follower: string): string => `${name} ${follower}`
