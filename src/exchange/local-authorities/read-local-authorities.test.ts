import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readLocalAuthorities } from './read-local-authorities.ts'

test('the list kept with the project has the 153 authorities of England and 5 of old', () => {
  const file = readFileSync(join(import.meta.dirname, '../../../data/english-local-authorities.csv'))
  const { authorities, problems } = readLocalAuthorities(file)
  expect(problems).toEqual([])
  expect(authorities.filter(({ status }) => status === 'current')).toHaveLength(153)
  expect(authorities.filter(({ status }) => status === 'historic')).toHaveLength(5)
  expect(authorities.find(({ code }) => code === '860')).toMatchObject({
    name: 'Staffordshire',
    gssCode: 'E10000028',
  })
})

test('a number that a spreadsheet spoilt is named with its line', () => {
  const text = 'la_code,gss_code,la_name,status\n8.6E+02,E1,Exampleshire,current\n'
  const { authorities, problems } = readLocalAuthorities(new TextEncoder().encode(text))
  expect(authorities).toEqual([])
  expect(problems).toMatchObject([{ line: 2, path: 'la_code', found: '8.6E+02' }])
})
