/** Stands in for jsPDF's optional packages (html2canvas, canvg, dompurify), which the poster's export never reaches. */
export default null
