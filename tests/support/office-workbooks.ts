// Workbooks as different programs write them, for tests that write into them.
import ExcelJS from 'exceljs';
import * as XLSX from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';

export const HEADINGS = [
	'Đơn vị',
	'Kỳ báo cáo',
	'Tổng số hồ sơ tiếp nhận',
	'Trực tuyến',
	'Trực tiếp, bưu chính',
	'Tỷ lệ trực tuyến (%)'
];

/** Styles, validation, conditional formats, a note, a merged title, a filter, shared formulas, a second sheet. */
export async function exceljsWorkbook(): Promise<Uint8Array> {
	const workbook = new ExcelJS.Workbook();
	const sheet = workbook.addWorksheet('Quý 1', { views: [{ state: 'frozen', ySplit: 3 }] });
	sheet.mergeCells('A1:F1');
	sheet.getCell('A1').value = 'BÁO CÁO KẾT QUẢ';
	sheet.getCell('A1').font = { bold: true, size: 14 };
	sheet.addRow([]);
	sheet.addRow(HEADINGS);
	sheet.getRow(3).eachCell((cell) => {
		cell.font = { bold: true, color: { argb: 'FFFFFFFF' } };
		cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FF1F4E79' } };
		cell.border = { top: { style: 'thin' }, bottom: { style: 'thin' } };
		cell.alignment = { wrapText: true };
	});
	sheet.addRow(['Thị trấn Lai Cách', 'Quý I/2023', 552, '12a', 25, 0.9532]);
	sheet.addRow(['Xã Liên Mạc', 'Quý I/2023', { formula: 'D5+E5', result: 40 }, 30, 10, 0.75]);
	sheet.addRow(['Xã Minh Đức', 'Quý I/2023', { sharedFormula: 'C5', result: 50 }, 45, 5, 0.9]);
	sheet.getColumn(6).numFmt = '0.00%';
	sheet.getColumn(1).width = 24;
	sheet.autoFilter = 'A3:F6';
	sheet.getCell('A4').note = 'Ghi chú của xã';
	sheet.getCell('C4').dataValidation = {
		type: 'whole',
		operator: 'greaterThanOrEqual',
		formulae: [0],
		allowBlank: true
	};
	sheet.addConditionalFormatting({
		ref: 'C4:C6',
		rules: [
			{
				type: 'cellIs',
				operator: 'greaterThan',
				formulae: [100],
				style: { font: { bold: true } },
				priority: 1
			}
		]
	});
	workbook.addWorksheet('Khác').addRow(['x', 1]);
	return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Few styles, no notes, cells without any style. */
export function sheetJsWorkbook(): Uint8Array {
	const sheet = XLSX.utils.aoa_to_sheet([
		HEADINGS,
		['Thị trấn Lai Cách', 'Quý I/2023', 552, '12a', 25, 0.9532],
		['Xã Liên Mạc', 'Quý I/2023', 40, 30, 10, 0.75]
	]);
	sheet['C3'] = { t: 'n', v: 40, f: 'D3+E3' };
	sheet['F2'].z = '0.00%';
	sheet['!merges'] = [{ s: { r: 4, c: 0 }, e: { r: 5, c: 1 } }];
	sheet['A5'] = { t: 's', v: 'Ô gộp' };
	sheet['!ref'] = 'A1:F6';
	const workbook = XLSX.utils.book_new();
	XLSX.utils.book_append_sheet(workbook, sheet, 'Số liệu & "biểu"');
	return new Uint8Array(XLSX.write(workbook, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const P = 'http://schemas.openxmlformats.org/package/2006';
const T = 'application/vnd.openxmlformats-officedocument';
const relationships = (list: readonly (readonly [id: string, type: string, target: string])[]) =>
	`${HEAD}<Relationships xmlns="${P}/relationships">${list
		.map(
			([id, type, target]) => `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`
		)
		.join('')}</Relationships>`;

/** As Excel writes: shared strings, calculation chain, a chart, a table, a thread of comments, a local defined name. */
export function excelLikeParts(): Record<string, string> {
	return {
		'[Content_Types].xml': `${HEAD}<Types xmlns="${P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="${T}.vmlDrawing"/><Override PartName="/xl/workbook.xml" ContentType="${T}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${T}.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${T}.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${T}.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="${T}.spreadsheetml.sharedStrings+xml"/><Override PartName="/xl/calcChain.xml" ContentType="${T}.spreadsheetml.calcChain+xml"/><Override PartName="/xl/drawings/drawing1.xml" ContentType="${T}.drawing+xml"/><Override PartName="/xl/charts/chart1.xml" ContentType="${T}.drawingml.chart+xml"/><Override PartName="/xl/tables/table1.xml" ContentType="${T}.spreadsheetml.table+xml"/><Override PartName="/xl/comments1.xml" ContentType="${T}.spreadsheetml.comments+xml"/><Override PartName="/xl/threadedComments/threadedComment1.xml" ContentType="application/vnd.ms-excel.threadedcomments+xml"/><Override PartName="/docProps/app.xml" ContentType="${T}.extended-properties+xml"/></Types>`,
		'_rels/.rels': relationships([
			['rId1', 'officeDocument', 'xl/workbook.xml'],
			['rId2', 'extended-properties', 'docProps/app.xml']
		]),
		'docProps/app.xml': `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><TitlesOfParts><vt:vector size="2" baseType="lpstr"><vt:lpstr>Biểu 1</vt:lpstr><vt:lpstr>Lỗi</vt:lpstr></vt:vector></TitlesOfParts></Properties>`,
		'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${R}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="Biểu 1" sheetId="1" r:id="rId1"/><sheet name="Lỗi" sheetId="7" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="1">'Lỗi'!$A$1:$B$2</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
		'xl/_rels/workbook.xml.rels': relationships([
			['rId1', 'worksheet', 'worksheets/sheet1.xml'],
			['rId2', 'worksheet', '/xl/worksheets/sheet2.xml'],
			['rId3', 'styles', 'styles.xml'],
			['rId4', 'sharedStrings', 'sharedStrings.xml'],
			['rId5', 'calcChain', 'calcChain.xml']
		]),
		'xl/worksheets/sheet1.xml': `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" mc:Ignorable="x14ac"><dimension ref="A1:D4"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="2" max="3" width="12.5" style="2" customWidth="1"/></cols><sheetData><row r="1" spans="1:4" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1" s="1" t="s"><v>1</v></c><c r="D1" s="1" t="s"><v>2</v></c></row><row r="2" spans="1:4"><c r="A2" t="s"><v>3</v></c><c r="B2" s="2"><v>1144</v></c><c r="C2" s="2"><f>B2*2</f><v>2288</v></c></row><row r="4" spans="1:4" ht="30" customHeight="1" s="3" customFormat="1"/></sheetData><autoFilter ref="A1:D2"/><mergeCells count="1"><mergeCell ref="A6:B7"/></mergeCells><conditionalFormatting sqref="B2"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>1000</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="A2"><formula1>"a,b"</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape"/><drawing r:id="rId1"/><legacyDrawing r:id="rId3"/><tableParts count="1"><tablePart r:id="rId2"/></tableParts><extLst><ext uri="{x}"/></extLst></worksheet>`,
		'xl/worksheets/_rels/sheet1.xml.rels': relationships([
			['rId1', 'drawing', '../drawings/drawing1.xml'],
			['rId2', 'table', '../tables/table1.xml'],
			['rId3', 'vmlDrawing', '../drawings/vmlDrawing1.vml'],
			['rId4', 'comments', '../comments1.xml']
		]),
		'xl/worksheets/sheet2.xml': `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${R}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Trang của người gửi</t></is></c></row></sheetData><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><tableParts count="0"/></worksheet>`,
		'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="165" formatCode="#,##0.0 &quot;hồ sơ&quot;"/></numFmts><fonts count="2"><font><sz val="12"/><color theme="1"/><name val="Times New Roman"/><family val="1"/></font><font><b/><sz val="12"/><color theme="0"/><name val="Times New Roman"/><family val="1"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor theme="4" tint="-0.249977111117893"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1"><alignment horizontal="center"/></xf><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"><protection locked="0"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>`,
		'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}" count="4" uniqueCount="4"><si><t>Đơn vị</t></si><si><r><rPr><b/></rPr><t>Tiếp </t></r><r><t>nhận</t></r></si><si><t>Ghi chú</t></si><si><t>Xã Liên Mạc</t></si></sst>`,
		'xl/calcChain.xml': `${HEAD}<calcChain xmlns="${MAIN}"><c r="C2" i="1"/></calcChain>`,
		'xl/drawings/drawing1.xml': `${HEAD}<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"/>`,
		'xl/charts/chart1.xml': `${HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>`,
		'xl/tables/table1.xml': `${HEAD}<table xmlns="${MAIN}" id="1" name="B" displayName="B" ref="A1:D2"><autoFilter ref="A1:D2"/><tableColumns count="4"><tableColumn id="1" name="Đơn vị"/><tableColumn id="2" name="Tiếp nhận"/><tableColumn id="3" name="C"/><tableColumn id="4" name="Ghi chú"/></tableColumns></table>`,
		'xl/comments1.xml': `${HEAD}<comments xmlns="${MAIN}"><authors><author>Chị Hoa</author><author>tc={A1}</author></authors><commentList><comment ref="B2" authorId="0" shapeId="0"><text><r><t>Số này lấy từ phần mềm</t></r></text></comment><comment ref="A2" authorId="1" shapeId="0"><text><t>[Threaded comment]</t></text></comment></commentList></comments>`,
		'xl/threadedComments/threadedComment1.xml': `${HEAD}<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="A2" id="{A1}"><text>Đúng tên chưa?</text></threadedComment></ThreadedComments>`,
		'xl/drawings/vmlDrawing1.vml': `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"/><v:shape id="_x0000_s1025" type="#_x0000_t201"><v:textbox><div>Nút<br>bấm</div></v:textbox><x:ClientData ObjectType="Button"><x:Row>1</x:Row></x:ClientData></v:shape><v:shape id="_x0000_s1026" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape><v:shape id="_x0000_s1027" type="#_x0000_t202"><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>0</x:Column></x:ClientData></v:shape></xml>`
	};
}

/** A program that writes prefixes, single quotes, no names of rows and cells, and no styles at all. */
export function bareParts(): Record<string, string> {
	return {
		'[Content_Types].xml': `<Types xmlns="${P}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${T}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${T}.spreadsheetml.worksheet+xml"/></Types>`,
		'_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
		'xl/workbook.xml':
			`<x:workbook xmlns:x='${MAIN}' xmlns:rel='${R}'><x:sheets><x:sheet name='Bảng của xã''s' sheetId='1' rel:id='rId1'/></x:sheets></x:workbook>`.replace(
				"xã''s",
				'xã&apos;s'
			),
		'xl/_rels/workbook.xml.rels': relationships([['rId1', 'worksheet', 'worksheets/sheet1.xml']]),
		'xl/worksheets/sheet1.xml': `<?xml version='1.0'?><!-- <c r='A1'/> --><x:worksheet xmlns:x='${MAIN}'><x:sheetData><x:row><x:c t='inlineStr'><x:is><x:t>Đơn vị > "1"</x:t></x:is></x:c><x:c t='inlineStr'><x:is><x:t><![CDATA[</x:row><x:c>]]></x:t></x:is></x:c></x:row><x:row/><x:row r='5'><x:c r='B5'><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`
	};
}

export const zipped = (parts: Readonly<Record<string, string>>): Uint8Array =>
	zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
