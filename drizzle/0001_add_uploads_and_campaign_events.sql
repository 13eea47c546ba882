CREATE TABLE `campaign_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`organising_unit_id` integer NOT NULL,
	`period_code` text NOT NULL,
	`kind_code` text NOT NULL,
	`at` text NOT NULL,
	`by` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`organising_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "campaign_event_kind" CHECK("campaign_event"."kind_code" IN ('opened', 'changed', 'locked', 'unlocked'))
);
--> statement-breakpoint
CREATE INDEX `campaign_event_campaign` ON `campaign_event` (`organising_unit_id`,`period_code`);--> statement-breakpoint
CREATE TABLE `campaign_unit` (
	`organising_unit_id` integer NOT NULL,
	`period_code` text NOT NULL,
	`unit_id` integer NOT NULL,
	PRIMARY KEY(`organising_unit_id`, `period_code`, `unit_id`),
	FOREIGN KEY (`organising_unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `column_choice` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sender_id` integer NOT NULL,
	`layout_key` text NOT NULL,
	`columns` text NOT NULL,
	`headings` text NOT NULL,
	`chosen_at` text NOT NULL,
	`revoked_at` text
);
--> statement-breakpoint
CREATE INDEX `column_choice_layout` ON `column_choice` (`sender_id`,`layout_key`);--> statement-breakpoint
CREATE TABLE `report_check` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`draft_id` text NOT NULL,
	`unit_id` integer NOT NULL,
	`period_code` text NOT NULL,
	`checked_at` text NOT NULL,
	`outcome_code` text NOT NULL,
	`file_name` text NOT NULL,
	`errors` integer NOT NULL,
	`first_issue` text,
	FOREIGN KEY (`unit_id`) REFERENCES `unit`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "report_check_outcome" CHECK("report_check"."outcome_code" IN ('must_fix', 'needs_confirmation', 'would_store', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `report_check_draft` ON `report_check` (`draft_id`,`unit_id`,`period_code`);--> statement-breakpoint
CREATE INDEX `report_check_unit` ON `report_check` (`unit_id`,`period_code`);--> statement-breakpoint
CREATE TABLE `submission_event` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`submission_id` integer NOT NULL,
	`kind_code` text NOT NULL,
	`at` text NOT NULL,
	`by` text,
	`reason` text NOT NULL,
	FOREIGN KEY (`submission_id`) REFERENCES `submission`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "submission_event_kind" CHECK("submission_event"."kind_code" IN ('withdrawn', 'sent_back', 'restored'))
);
--> statement-breakpoint
CREATE INDEX `submission_event_submission` ON `submission_event` (`submission_id`);--> statement-breakpoint
CREATE TABLE `undone_upload` (
	`upload_id` integer PRIMARY KEY NOT NULL,
	`source_file_id` integer NOT NULL,
	`undone_at` text NOT NULL,
	`undone_by` text,
	`reason` text NOT NULL,
	`body` text NOT NULL,
	FOREIGN KEY (`source_file_id`) REFERENCES `source_file`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `upload` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`source_file_id` integer NOT NULL,
	`received_at` text NOT NULL,
	`submitted_by` text,
	`note` text,
	`reading` text DEFAULT '{}' NOT NULL,
	`notes` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`source_file_id`) REFERENCES `source_file`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `submission` ADD `upload_id` integer REFERENCES upload(id);--> statement-breakpoint
ALTER TABLE `submission` ADD `set_aside_code` text;--> statement-breakpoint
-- One upload for every file stored so far: its submissions share the file and the moment.
INSERT INTO `upload` (`source_file_id`, `received_at`) SELECT `source_file_id`, `received_at` FROM `submission` GROUP BY `source_file_id`, `received_at` ORDER BY min(`id`);--> statement-breakpoint
UPDATE `submission` SET `upload_id` = (SELECT `id` FROM `upload` WHERE `upload`.`source_file_id` = `submission`.`source_file_id` AND `upload`.`received_at` = `submission`.`received_at`);
