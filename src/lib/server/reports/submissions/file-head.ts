// The file a report came in, as pages name it.
export interface FileHead {
	readonly fileId: number;
	readonly name: string;
	readonly size: number;
}
