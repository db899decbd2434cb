import type { z } from 'zod';
import type { document } from '@guong/core/document';

/** The templates of all units. */
export type TemplatesView = z.output<typeof document.templates.output>['templates'];
/** One template, with its filled example. */
export type TemplateView = z.output<typeof document.template.output>;

/** The address of a template. */
export const templatePath = (templateId: string): string => `/documents/templates/${templateId}`;
