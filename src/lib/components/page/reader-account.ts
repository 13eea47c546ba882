/** Who is signed in, as the header names them. */
export interface ReaderAccount {
	readonly displayName: string;
	/** "Cán bộ Nội vụ" */
	readonly role: string;
	/** Name of their office or commune; null for an administrator. */
	readonly unit: string | null;
}
