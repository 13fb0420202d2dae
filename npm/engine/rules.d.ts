/** The rules of one checklist, as JSON: the first argument of `evaluate`. */
declare const rules: string;
export default rules;
