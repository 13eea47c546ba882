CREATE TABLE `campaign` (
	`organising_unit_id` integer NOT NULL,
	`period_code` text NOT NULL,
	`window_from_on` text,
	`window_to_on` text,
	`due_on` text NOT NULL,
	PRIMARY KEY(`organising_unit_id`, `period_code`),
	FOREIGN KEY (`organising_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `current_figure` (
	`period_code` text NOT NULL,
	`indicator_code` text NOT NULL,
	`unit_id` integer NOT NULL,
	`field_code` text NOT NULL,
	`source_name` text NOT NULL,
	`observation_id` integer NOT NULL,
	PRIMARY KEY(`period_code`, `indicator_code`, `unit_id`, `field_code`, `source_name`),
	FOREIGN KEY (`observation_id`) REFERENCES `observation`(`id`) ON UPDATE no action ON DELETE no action
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `current_figure_unit` ON `current_figure` (`unit_id`,`period_code`);--> statement-breakpoint
CREATE TABLE `issue` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`submission_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`period_code` text NOT NULL,
	`code` text NOT NULL,
	`severity_code` text NOT NULL,
	`fingerprint` text NOT NULL,
	`body` text NOT NULL,
	`reason` text,
	`opened_at` text NOT NULL,
	`closed_at` text,
	`closed_by_submission_id` integer,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`closed_by_submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "issue_severity" CHECK("issue"."severity_code" IN ('error', 'warning', 'info'))
);
--> statement-breakpoint
CREATE INDEX `issue_unit_period` ON `issue` (`unit_id`,`period_code`);--> statement-breakpoint
CREATE TABLE `observation` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`submission_id` integer NOT NULL,
	`indicator_code` text NOT NULL,
	`field_code` text DEFAULT '' NOT NULL,
	`source_name` text NOT NULL,
	`kind_code` text NOT NULL,
	`value` real,
	`value_high` real,
	`decimals` integer DEFAULT 0 NOT NULL,
	`text` text NOT NULL,
	`window_from_on` text,
	`window_to_on` text,
	`place` text NOT NULL,
	`note` text,
	`supersedes_id` integer,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supersedes_id`) REFERENCES `observation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "observation_kind" CHECK("observation"."kind_code" IN ('exact', 'at_least', 'between', 'blank', 'not_applicable')),
	CONSTRAINT "observation_window" CHECK("observation"."window_from_on" IS NULL OR "observation"."window_to_on" IS NULL OR "observation"."window_from_on" <= "observation"."window_to_on")
);
--> statement-breakpoint
CREATE INDEX `observation_submission` ON `observation` (`submission_id`);--> statement-breakpoint
CREATE TABLE `source_file` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`content` blob NOT NULL,
	`received_at` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `source_file_sha256` ON `source_file` (`sha256`,`name`);--> statement-breakpoint
CREATE TABLE `submission` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_file_id` integer NOT NULL,
	`unit_id` integer NOT NULL,
	`period_code` text NOT NULL,
	`layout_code` text NOT NULL,
	`window_from_on` text,
	`window_to_on` text,
	`received_at` text NOT NULL,
	`confirm_reason` text,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	FOREIGN KEY (`source_file_id`) REFERENCES `source_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "submission_window" CHECK("submission"."window_from_on" IS NULL OR "submission"."window_to_on" IS NULL OR "submission"."window_from_on" <= "submission"."window_to_on")
);
--> statement-breakpoint
CREATE INDEX `submission_unit_period` ON `submission` (`unit_id`,`period_code`);--> statement-breakpoint
CREATE TABLE `unit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`is_demonstration` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE `unit_alias` (
	`unit_id` integer NOT NULL,
	`alias` text NOT NULL,
	PRIMARY KEY(`unit_id`, `alias`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `unit_successor` (
	`unit_id` integer NOT NULL,
	`successor_id` integer NOT NULL,
	`effective_on` text NOT NULL,
	`share_code` text NOT NULL,
	PRIMARY KEY(`unit_id`, `successor_id`),
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`successor_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "unit_successor_share" CHECK("unit_successor"."share_code" IN ('whole', 'part'))
);
--> statement-breakpoint
CREATE TABLE `unit_version` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`unit_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`kind_code` text NOT NULL,
	`parent_id` integer,
	`valid_from_on` text,
	`valid_to_on` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`parent_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "unit_version_dates" CHECK("unit_version"."valid_from_on" IS NULL OR "unit_version"."valid_to_on" IS NULL OR "unit_version"."valid_from_on" <= "unit_version"."valid_to_on")
);
--> statement-breakpoint
CREATE INDEX `unit_version_parent` ON `unit_version` (`parent_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `unit_version_from` ON `unit_version` (`unit_id`,`valid_from_on`);--> statement-breakpoint
CREATE INDEX `unit_version_code` ON `unit_version` (`code`);--> statement-breakpoint
CREATE TABLE `upload_draft` (
	`id` text PRIMARY KEY NOT NULL,
	`source_file_id` integer NOT NULL,
	`choices` text NOT NULL,
	`created_at` text NOT NULL,
	FOREIGN KEY (`source_file_id`) REFERENCES `source_file`(`id`) ON UPDATE no action ON DELETE no action
);
